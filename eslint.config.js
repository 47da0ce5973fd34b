import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

/**
 * The rooms of the house, inner ones first, and what each may import beside itself and the
 * contract. Arrows point one way.
 */
const rooms = {
  'src/locales': [],
  'src/core': ['src/locales'],
  'src/page': ['src/core', 'src/rich-text'],
  'src/rich-text': [],
  'src/backends': ['src/core', 'src/page', 'src/rich-text'],
  'src/captcha': ['src/backends', 'src/core', 'src/locales', 'src/page'],
  'src/controllers': ['src/backends', 'src/core', 'src/locales', 'src/page', 'src/rich-text'],
  'src/elements': [
    'src/backends',
    'src/captcha',
    'src/controllers',
    'src/core',
    'src/locales',
    'src/page',
    'src/rich-text',
  ],
  'src/autoload': ['src/core', 'src/elements', 'src/page'],
  'src/doctor': ['src/autoload', 'src/core', 'src/locales', 'src/page'],
  // The entries: loader, boot, index.
  src: [
    'src/autoload',
    'src/backends',
    'src/captcha',
    'src/controllers',
    'src/core',
    'src/doctor',
    'src/elements',
    'src/locales',
    'src/page',
    'src/rich-text',
  ],
  'server/test': ['server'],
  server: [],
};

/** May see the contract: the browser package, and the test that holds the server to it. */
const contractReaders = Object.keys(rooms).filter((room) => room !== 'server');

/** What turns text into markup or code. Reader text, feeds and host pages are hostile. */
const sinks = [
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'createContextualFragment',
  'parseFromString',
  'srcdoc',
];

export default defineConfig(
  globalIgnores([
    '**/build/',
    '**/coverage/',
    '**/dist/',
    '**/node_modules/',
    'bench/',
    'cdn/',
    'jsx.d.ts',
  ]),
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'array-callback-return': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 300 }],
      'no-console': ['error', { allow: ['debug', 'info', 'warn', 'error'] }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'sort-imports': ['error', { ignoreDeclarationSort: true, ignoreCase: true }],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['vite.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/member-ordering': [
        'error',
        {
          default: {
            memberTypes: [
              'signature',
              ['public-static-field', 'protected-static-field', '#private-static-field'],
              'public-instance-field',
              ['protected-instance-field', '#private-instance-field'],
              'constructor',
              'method',
            ],
          },
        },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSEnumDeclaration, TSModuleDeclaration[kind!="global"][id.type="Identifier"]',
          message: 'Erasable syntax only.',
        },
        {
          selector:
            'PropertyDefinition[accessibility="private"], MethodDefinition[accessibility="private"]',
          message: 'Use #private.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [
      wc.configs['flat/recommended'],
      wc.configs['flat/best-practice'],
      lit.configs['flat/recommended'],
    ],
    plugins: { 'lit-a11y': litA11y },
    settings: {
      litHtmlSources: ['lit'],
      wc: { elementBaseClasses: ['LitElement', 'BaseElement', 'NewsElement'] },
    },
    rules: {
      ...litA11y.configs.recommended.rules,
      'lit/attribute-names': 'off',
      'lit/ban-attributes': [
        'error',
        'style',
        'onclick',
        'onload',
        'onerror',
        'srcdoc',
        'accesskey',
      ],
      'lit/no-invalid-escape-sequences': 'error',
      'lit/no-legacy-imports': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/prefer-static-styles': 'error',
      'wc/max-elements-per-file': 'error',
      // Every base class here has the lifecycle; Lit calls listeners with the host as `this`.
      'wc/guard-super-call': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-console': ['error', { allow: ['info', 'warn', 'error'] }],
      'no-restricted-imports': [
        'error',
        {
          paths: ['unsafe-html', 'unsafe-svg', 'unsafe-mathml', 'style-map'].map((name) => ({
            name: `lit/directives/${name}.js`,
            message:
              'It parses text as markup or writes an inline style; a strict page forbids both.',
          })),
          patterns: [{ group: ['node:*'], message: 'The browser package runs in browsers.' }],
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'server/src/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...sinks.map((property) => ({
          property,
          message: 'Text is never parsed as markup: build nodes (src/rich-text).',
        })),
        { object: 'document', property: 'write', message: 'Build nodes.' },
      ],
    },
  },
  {
    files: ['src/backends/contract.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportDeclaration, ImportExpression, TSImportType',
          message: 'The contract imports nothing.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'server/**/*.ts'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: { project: 'tsconfig.json' } },
      'boundaries/root-path': import.meta.dirname,
      'boundaries/legacy-templates': false,
      'boundaries/elements': Object.keys(rooms).map((room) => ({
        type: room,
        pattern: room,
        partialMatch: false,
      })),
      'boundaries/files': [{ category: 'contract', pattern: 'src/backends/contract.ts' }],
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          message: 'The arrows of the house do not allow this import (eslint.config.js, `rooms`).',
          policies: [
            { allow: { to: { module: { origin: ['external', 'core'] } } } },
            ...Object.entries(rooms).map(([room, imports]) => ({
              from: { element: { type: room } },
              allow: { to: { element: { types: { anyOf: [room, ...imports] } } } },
            })),
            {
              from: { element: { types: { anyOf: contractReaders } } },
              allow: { to: { file: { categories: 'contract' } } },
            },
          ],
        },
      ],
    },
  },
  {
    // Words, data, and the contract with a sentence for each of its members.
    files: ['src/locales/**', '**/*.data.ts', 'src/backends/contract.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['test/**/*.ts', 'server/test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            // A plug-in's types promise more of `equal` than Chai's own gives.
            'Equal',
            { from: 'package', name: ['test', 'it', 'describe', 'suite'], package: 'node:test' },
          ],
        },
      ],
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.object.name=/^(it|describe|test|suite)$/][callee.property.name="only"]',
          message: 'The other tests must run as well.',
        },
      ],
    },
  },
  { files: ['vite.config.ts'], extends: [ts.configs.disableTypeChecked] },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly' } },
    rules: { 'no-undef': 'off' },
  },
  {
    files: ['scripts/**', 'demo/**/*.mjs', 'server/bin/**', 'test/**'],
    rules: { 'no-console': 'off' },
  },
);
