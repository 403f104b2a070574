/** A credential that can be told by its form, as whoever issues it documents the form. */
export interface TokenShape {
  /** What messages call it, with its article. */
  readonly what: string;
  readonly pattern: RegExp;
  /** Where the form is documented. */
  readonly documentedAt: string;
  /** Whether it is an address whose path lets anyone post, and no key. */
  readonly isAddress?: true;
}

/** The more special ones first: the first that matches gives the name. */
const TOKEN_SHAPES: readonly TokenShape[] = [
  {
    what: 'a private key',
    pattern: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]*?-----END [A-Z0-9 ]{0,40}-----|[\s\S]*)/,
    documentedAt: 'RFC 7468: https://www.rfc-editor.org/rfc/rfc7468',
  },
  {
    what: 'a LlamaCloud API key',
    pattern: /(?<![\w-])llx-[A-Za-z0-9_-]{16,}/,
    documentedAt: 'https://github.com/run-llama/llama_cloud_services#readme',
  },
  {
    what: 'an Anthropic API key',
    pattern: /(?<![\w-])sk-ant-[A-Za-z0-9_-]{16,}/,
    documentedAt: 'https://docs.claude.com/en/api/admin-api/apikeys/get-api-key',
  },
  {
    what: 'an OpenAI API key',
    pattern: /(?<![\w-])sk-(?:(?:proj|svcacct|admin|None)-[A-Za-z0-9_-]{16,}|[A-Za-z0-9]{32,})/,
    documentedAt: 'https://platform.openai.com/docs/api-reference/project-api-keys',
  },
  {
    what: 'a GitHub token',
    pattern: /(?<![A-Za-z0-9_])(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})/,
    documentedAt:
      'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
  },
  {
    what: 'a GitLab token',
    pattern: /(?<![\w-])gl(?:pat|oas|dt|rt|rtr|cbt|ptt|ft|imt|agent|soat|ffct)-[A-Za-z0-9_.-]{20,}/,
    documentedAt: 'https://docs.gitlab.com/security/tokens/#token-prefixes',
  },
  {
    what: 'a Slack token',
    pattern: /(?<![\w-])(?:xox[abeoprs](?:\.xox[bp])?|xapp)-[A-Za-z0-9-]{10,}/,
    documentedAt: 'https://docs.slack.dev/authentication/tokens',
  },
  {
    what: 'an AWS access key id',
    pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/,
    documentedAt: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
  },
  {
    what: 'a Google API key',
    pattern: /(?<![\w-])AIza[A-Za-z0-9_-]{35}/,
    documentedAt: 'https://cloud.google.com/docs/authentication/api-keys',
  },
  {
    what: 'an npm token',
    pattern: /(?<![A-Za-z0-9_])npm_[A-Za-z0-9]{36}/,
    documentedAt: 'https://github.blog/2021-09-23-announcing-npms-new-access-token-format/',
  },
  {
    what: 'a PyPI token',
    pattern: /(?<![\w-])pypi-[A-Za-z0-9_-]{32,}/,
    documentedAt: 'https://pypi.org/help/#apitoken',
  },
  {
    what: 'a Stripe key',
    pattern: /(?<![A-Za-z0-9_])[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/,
    documentedAt: 'https://docs.stripe.com/keys',
  },
  {
    what: 'a webhook signing secret',
    pattern: /(?<![A-Za-z0-9_])whsec_[A-Za-z0-9+/=]{24,}/,
    documentedAt: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
  {
    what: 'a Hugging Face token',
    pattern: /(?<![A-Za-z0-9_])hf_[A-Za-z0-9]{30,}/,
    documentedAt: 'https://huggingface.co/docs/hub/security-tokens',
  },
  {
    what: 'a DigitalOcean token',
    pattern: /(?<![A-Za-z0-9_])do[opr]_v1_[a-f0-9]{64}/,
    documentedAt: 'https://docs.digitalocean.com/reference/api/',
  },
  {
    what: 'a Telegram bot token',
    pattern: /(?<![A-Za-z0-9])(?:bot)?\d{8,10}:[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/,
    documentedAt: 'https://core.telegram.org/bots/api#authorizing-your-bot',
  },
  {
    what: 'a JSON Web Token',
    pattern: /(?<![\w-])eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{16,}/,
    documentedAt: 'RFC 7519: https://www.rfc-editor.org/rfc/rfc7519',
  },
  {
    what: 'an address of a Slack webhook',
    pattern: /hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9_/-]{16,}/i,
    documentedAt: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks',
    isAddress: true,
  },
  {
    what: 'an address of a Discord webhook',
    pattern: /discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/\d{10,}\/[A-Za-z0-9_-]{16,}/i,
    documentedAt: 'https://discord.com/developers/docs/resources/webhook',
    isAddress: true,
  },
  {
    what: 'an address of a Microsoft Teams webhook',
    pattern: /webhook\.office\.com\/webhookb2\/[A-Za-z0-9@_/-]{16,}/i,
    documentedAt:
      'https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
    isAddress: true,
  },
];

/** Matches wherever one of the forms does, and is tried first: nearly no text holds a credential. */
const MAY_HOLD_TOKEN = new RegExp(TOKEN_SHAPES.map(({ pattern }) => pattern.source).join('|'), 'i');

const EVERY_TOKEN = TOKEN_SHAPES.map(({ pattern }) => new RegExp(pattern, `${pattern.flags}g`));

/** The credential that a text holds, told by its form; undefined where none is known by it. */
export function tokenIn(text: string): TokenShape | undefined {
  return MAY_HOLD_TOKEN.test(text) ? TOKEN_SHAPES.find(({ pattern }) => pattern.test(text)) : undefined;
}

/** A text with every credential that is known by its form covered. */
export function coverTokens(text: string, cover: (token: string) => string): string {
  if (!MAY_HOLD_TOKEN.test(text)) return text;
  return EVERY_TOKEN.reduce((covered, pattern) => covered.replaceAll(pattern, cover), text);
}
