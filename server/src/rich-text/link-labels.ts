import type MarkdownIt from 'markdown-it';

/** The host that a label seems to name: "https://bank.example/x", "www.bank.example", "bank.example". */
const named =
  /(?:https?:\/\/|\bwww\.)(?<address>[^\s/?#]+)|^\s*(?<bare>[^\s/?#]+\.[^\s/?#.]{2,})(?:[/?#]\S*)?\s*$/iu;

/**
 * Says where a link leads whose label names another host than its address, or the same in letters of another script:
 * the host stands behind it in brackets.
 */
export function tellHosts(markdown: ReturnType<typeof MarkdownIt>): void {
  markdown.core.ruler.push('tell_hosts', ({ tokens, Token }) => {
    for (const { children } of tokens) {
      if (!children) continue;
      let end = 0;
      // From the end, so that what is put in does not move what is still to be looked at.
      for (let at = children.length - 1; at >= 0; at -= 1) {
        const token = children[at];
        if (token?.type === 'link_close') end = at;
        if (token?.type !== 'link_open') continue;
        const label = children.slice(at + 1, end).map(({ content }) => content);
        const host = hiddenHost(String(token.attrGet('href') ?? ''), label.join(''));
        if (host === undefined) continue;
        const told = new Token('text', '', 0);
        told.content = ` (${host})`;
        children.splice(end + 1, 0, told);
      }
    }
  });
}

function hiddenHost(href: string, label: string): string | undefined {
  const groups = named.exec(label)?.groups;
  if (!groups || !URL.canParse(href)) return undefined;
  const host = new URL(href).host;
  const shown = (groups['address'] ?? groups['bare'] ?? '').toLowerCase();
  return plain(shown) === plain(host) ? undefined : host || undefined;
}

function plain(host: string): string {
  return host.replace(/^www\.|:(?:80|443)$|\.$/g, '');
}
