/** A project file that validates as it is and shows, in comments, what one can say. */
export const EXAMPLE_PROJECT = `# What holds for all manifests below this directory.
apiVersion: parsebatch.dev/v1
kind: Project

# The versions of parsebatch that may be used, as in package.json:
# requires: ">=0.1.0 <1"

# What manifests read as \${var:bucket} and \${var:languages}:
# vars:
#   bucket: acme-parsed
#   languages: [en, de]

# The environment variables that \${env:NAME} may read, and the secrets that \${secret:NAME} may. No others are readable.
# env: [RUN_ID]
# secrets: [PARSE_HOOK_TOKEN]

# What differs from one environment to the next. \`region\` is na or eu; \`base_url\` is for a deployment of your own.
# environments:
#   staging:
#     region: eu
#     project_id: 6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f
#     vars: { bucket: acme-parsed-staging }
#   production:
#     region: eu
#     project_id: 7a2d3e4f-5b6c-4d7e-9f8a-0b1c2d3e4f5a
#     require_branch: main
# default_environment: staging

# How much the rules of \`parsebatch lint\` weigh; a newer version of parsebatch adds none to this set:
# rules: { set: "2026-11", no-legacy-mode: off }

# What batches may do. A manifest cannot change it.
# policy:
#   allowed_buckets: [acme-parsed, acme-parsed-staging]
#   allowed_webhook_hosts: [hooks.acme.example]
#   max_credits_per_page: 10

# How much one apply may do:
# limits:
#   max_files: 5000
#   max_credits: 50000

# Where it is recorded which batches were made:
# ledger:
#   url: git:origin
`;
