#!/usr/bin/env node
const needed = [22, 18];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(
    `news-elements-server needs Node ${needed.join('.')} or newer; this is ${process.version}.`,
  );
  process.exitCode = 1;
} else {
  const { existsSync } = await import('node:fs');
  const built = new URL('../dist/main.js', import.meta.url);
  const source = new URL('../src/main.ts', import.meta.url);
  // The published package has no sources; in the repository they are newer than what was built from them.
  await import((existsSync(source) ? source : built).href);
}
