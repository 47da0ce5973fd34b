import type { CopyReport, CopyStep } from '../copy/copy-site.ts';

const barWidth = 30;
const redrawMilliseconds = 100;
const words = { copy: 'Copying', compare: 'Comparing', 'look again': 'Looking again at' };

/**
 * Shows how far a copy is: on a terminal one line that is drawn anew, elsewhere a line for each table.
 * Give it each step, and `undefined` at the end.
 */
export function progress(
  out: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> & { columns?: number },
): (step: Parameters<CopyReport>[0] | undefined) => void {
  let before = '';
  let drawn = -Infinity;
  return (step) => {
    if (!step) {
      if (out.isTTY && before) out.write('\r\x1b[K');
      before = '';
      return;
    }
    const what = `${words[step.stage]} ${step.table}`;
    if (out.isTTY) {
      if (what === before && performance.now() - drawn < redrawMilliseconds) return;
      drawn = performance.now();
      // A line that wraps could not be drawn anew.
      out.write(`\r${bar(step)} ${what}`.slice(0, out.columns ?? 80) + '\x1b[K');
    } else if (what !== before) {
      out.write(`${what}: ${numbers(step)}\n`);
    }
    before = what;
  };
}

function bar(step: CopyStep): string {
  const full = Math.round(share(step) * barWidth);
  return `${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${numbers(step)} `;
}

function numbers(step: CopyStep): string {
  return `${Math.floor(share(step) * 100)} %, ${step.done} of ${step.total} rows`;
}

function share({ done, total }: CopyStep): number {
  return total ? Math.min(1, done / total) : 1;
}
