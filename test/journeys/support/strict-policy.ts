/**
 * The strictest policy under which our elements work: scripts and answers of the server alone, Trusted Types on.
 * @param scripts Further sources of scripts.
 */
export function strictPolicy(server: string, scripts = ''): string {
  return [
    "default-src 'none'",
    `script-src ${server} ${scripts}`.trimEnd(),
    `connect-src ${server}`,
    "img-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html 'allow-duplicates'",
  ].join('; ');
}
