/** An address as the absolute one that it leads to; nothing for what is not of the web. */
export function webAddress(written: string, base?: string): URL | undefined {
  if (!URL.canParse(written, base)) return undefined;
  const url = new URL(written, base);
  return /^https?:$/.test(url.protocol) ? url : undefined;
}
