/** What the console was warned of while `action` ran. The warnings are kept from the console. */
export function warningsDuring(action: () => void): string[] {
  const warnings: string[] = [];
  const { warn } = console;
  console.warn = (...parts: unknown[]) => warnings.push(parts.map(String).join(' '));
  try {
    action();
  } finally {
    console.warn = warn;
  }
  return warnings;
}
