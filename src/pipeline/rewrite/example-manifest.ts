/** A manifest that validates as it is and shows what most batches need. */
export const EXAMPLE_MANIFEST = `apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: example # unique among your batches
  description: What this batch is for
spec:
  source:
    # Exactly one of directory_id, item_ids and files.
    directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  parameters:
    # See \`parsebatch params\` for all of them and \`parsebatch explain tier\` for one.
    parse_mode: parse_page_with_llm
    languages: [en]
    target_pages: 0-9 # the first page is 0
  # Where the service writes the results, besides keeping them for you to fetch:
  # output_s3_path_prefix: s3://your-bucket/parsed/
  # output_s3_region: eu-central-1
  # webhooks:
  #   - url: https://hooks.example.com/parse
  #     events: [parse.success, parse.error]
  #     output_format: json
  #     headers: { Authorization: "Bearer \${secret:PARSE_HOOK_TOKEN}" }
`;
