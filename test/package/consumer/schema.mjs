import schema from 'parsebatch/schemas/manifest.schema.json' with { type: 'json' };

console.log(JSON.stringify(Object.keys(schema)));
