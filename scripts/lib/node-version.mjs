// Imported first by every script: an older Node is refused in words, not with a stack.
const [neededMajor, neededMinor] = /** @type {const} */ ([22, 18]);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < neededMajor || (major === neededMajor && minor < neededMinor)) {
  console.error(
    `News Elements' scripts need Node ${neededMajor}.${neededMinor} or newer; this is ${process.version}. ` +
      'Run them with "npm run", which takes the Node pinned in tools/node, or install a newer Node.',
  );
  process.exit(1);
}
