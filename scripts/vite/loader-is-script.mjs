/**
 * Fails the build when `loader.js` would not work from a classic script tag: a static import or
 * export, `import.meta`, or a name at its top level, which there is a global of the host page.
 * @returns {import('vite').Plugin}
 */
export function loaderIsScript() {
  return {
    name: 'loader-is-script',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const loader = bundle['loader.js'];
        if (loader?.type !== 'chunk') return this.error('The build has no loader.js.');
        const { body } = this.parse(loader.code);
        const foreign = body.find(({ type }) => type !== 'ExpressionStatement');
        if (foreign)
          this.error(`loader.js has a ${foreign.type} at its top level:\n${loader.code}`);
        if (loader.code.includes('import.meta')) this.error('loader.js uses import.meta.');
      },
    },
  };
}
