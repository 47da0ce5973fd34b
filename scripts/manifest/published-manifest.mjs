import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/run.mjs';

/**
 * @typedef {{ name: string, kind?: string, description?: string, default?: string, static?: boolean,
 *   privacy?: string, attribute?: string, fieldName?: string, inheritedFrom?: { name: string, module: string } }} Part
 * @typedef {{ kind: string, name: string, tagName?: string, customElement?: boolean, description?: string,
 *   superclass?: { name: string, module?: string, package?: string },
 *   members?: Part[], attributes?: Part[], events?: Part[], slots?: Part[], cssParts?: Part[],
 *   cssProperties?: Part[], cssStates?: Part[] }} Declaration
 * @typedef {{ kind: string, name: string, declaration: { name: string, module: string } }} Export
 * @typedef {{ path: string, declarations: Declaration[], exports: Export[] }} Module
 */

/**
 * Turns what the analyzer saw into the manifest of what is published: elements and their base alone,
 * without their insides, at the paths of dist/, with `define.js` as the place of the definition and
 * the defaults that tokens.styles.ts gives the public custom properties.
 * @returns {{ name: string, packageLinkPhase: (phase: { customElementsManifest: { modules: Module[] } }) => void }}
 */
export function publishedManifest() {
  return {
    name: 'published-manifest',
    packageLinkPhase({ customElementsManifest: manifest }) {
      const defaults = customPropertyDefaults();
      manifest.modules = manifest.modules
        .map((module) => publish(module, defaults))
        .filter(({ declarations }) => declarations.length > 0)
        .sort((a, b) => (a.path < b.path ? -1 : 1));
      for (const { path, declarations } of [...manifest.modules]) {
        for (const { name, tagName } of declarations) {
          if (tagName) manifest.modules.push(definition(path, name, tagName));
        }
      }
    },
  };
}

/**
 * @param {Module} module
 * @param {Map<string, string>} defaults
 * @returns {Module}
 */
function publish(module, defaults) {
  const declarations = module.declarations.filter(
    ({ kind, tagName, name }) => kind === 'class' && (tagName || /^(Base|News)Element$/.test(name)),
  );
  for (const declaration of declarations) {
    declaration.members = declaration.members?.filter(isPublic);
    for (const property of declaration.cssProperties ?? []) {
      property.default ??= defaults.get(property.name);
    }
    // The analyzer resolves a constant in a member's default, not in its attribute's.
    for (const attribute of declaration.attributes ?? []) {
      const member = declaration.members?.find(({ name }) => name === attribute.fieldName);
      if (member?.default !== undefined) attribute.default = member.default;
    }
    if (declaration.superclass?.module) {
      declaration.superclass.module = published(declaration.superclass.module);
    }
    for (const parts of Object.values(declaration)) {
      if (!Array.isArray(parts)) continue;
      for (const { inheritedFrom } of parts) {
        if (inheritedFrom?.module) inheritedFrom.module = published(inheritedFrom.module);
      }
    }
  }
  const names = new Set(declarations.map(({ name }) => name));
  const path = published(module.path);
  return {
    ...module,
    path,
    declarations,
    exports: module.exports
      .filter(({ declaration }) => names.has(declaration.name))
      .map((entry) => ({ ...entry, declaration: { name: entry.declaration.name, module: path } })),
  };
}

/**
 * Statics serve the base class, and what begins with `#` or is protected serves the element.
 * @param {Part} member
 */
function isPublic({ name, privacy, static: isStatic }) {
  return !isStatic && !name.startsWith('#') && (privacy === undefined || privacy === 'public');
}

/**
 * @param {string} path
 * @param {string} name
 * @param {string} tagName
 */
function definition(path, name, tagName) {
  return {
    kind: 'javascript-module',
    path: path.replace(/[^/]+$/, 'define.js'),
    declarations: [],
    exports: [
      { kind: 'custom-element-definition', name: tagName, declaration: { name, module: path } },
    ],
  };
}

/** @param {string} path */
function published(path) {
  return path.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
}

/** What `var(--news-elements-x, default)` falls back to. */
function customPropertyDefaults() {
  const styles = readFileSync(join(root, 'src/core/tokens.styles.ts'), 'utf8');
  const defaults = new Map();
  for (const { 1: name, index } of styles.matchAll(/var\(\s*(--news-elements-[\w-]+)\s*,\s*/g)) {
    const start = styles.indexOf(',', index) + 1;
    let depth = 1;
    let end = start;
    for (; depth > 0 && end < styles.length; end++) {
      if (styles[end] === '(') depth++;
      if (styles[end] === ')') depth--;
    }
    const value = styles
      .slice(start, end - 1)
      .replace(/\s+/g, ' ')
      .trim();
    defaults.set(name, value.replaceAll('var(--_', 'var(--news-elements-'));
  }
  return defaults;
}
