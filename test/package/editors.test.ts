import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Consumer, installPackage } from './support/consumer.ts';

interface Named {
  name: string;
  description?: string;
}
interface Declaration extends Named {
  tagName?: string;
  attributes?: (Named & { fieldName?: string; inheritedFrom?: object })[];
  members?: (Named & { kind: string; static?: boolean; privacy?: string })[];
  events?: Named[];
}

/** Names that every HTML element has: a member of ours in their place would mean something else to a framework. */
const GLOBAL =
  /^(title|hidden|style|slot|dir|id|class|className|part|role|tabIndex|translate|draggable)$/;

describe('the data that editors and frameworks read', () => {
  let consumer: Consumer;
  let elements: Declaration[];
  const json = async <T>(file: string) =>
    JSON.parse(await readFile(join(consumer.installed, file), 'utf8')) as T;
  before(async () => {
    consumer = await installPackage('news-elements');
    const { modules } = await json<{ modules: { declarations: Declaration[] }[] }>(
      'custom-elements.json',
    );
    elements = modules
      .flatMap(({ declarations }) => declarations)
      .filter(({ tagName }) => tagName !== undefined);
    assert.ok(elements.length > 5);
  });
  after(() => consumer?.remove());

  it('has what each element takes over from its base class', () => {
    for (const { tagName, attributes = [] } of elements)
      assert.ok(
        attributes.some(({ name, inheritedFrom }) => name === 'lang' && inheritedFrom),
        tagName,
      );
  });

  it('holds public members only, each with its sentence, and events by their names', () => {
    for (const { tagName, members = [], attributes = [], events = [] } of elements) {
      assert.deepEqual(
        members.filter(({ privacy, static: own }) => (privacy ?? 'public') !== 'public' || own),
        [],
        tagName,
      );
      for (const each of [...members, ...attributes, ...events])
        assert.ok(each.name && each.description, `${tagName}: ${JSON.stringify(each)}`);
      assert.deepEqual(
        events.filter(({ name }) => !name.startsWith('news-')),
        [],
        tagName,
      );
    }
  });

  it('has no member that stands for another attribute of the same name', () => {
    for (const { tagName, members = [], attributes = [] } of elements) {
      for (const { name, fieldName } of attributes) {
        const other = members.find((member) => member.name === name);
        assert.ok(!other || fieldName === undefined || fieldName === name, `${tagName} ${name}`);
      }
      assert.deepEqual(
        members.filter(({ name }) => GLOBAL.test(name)),
        [],
        tagName,
      );
    }
  });

  it('comes in the form that VS Code reads, with every tag and attribute', async () => {
    const { version, tags } = await json<{
      version: number;
      tags: (Named & { attributes: Named[] })[];
    }>('vscode.html-custom-data.json');
    assert.ok(version >= 1);
    for (const { tagName, attributes = [] } of elements) {
      const tag = tags.find(({ name }) => name === tagName);
      assert.deepEqual(
        tag?.attributes.map(({ name }) => name).sort(),
        attributes.map(({ name }) => name).sort(),
      );
    }
  });

  it('comes in the form that JetBrains reads, where package.json points, with events by name', async () => {
    const manifest = await json<{ 'web-types': string }>('package.json');
    const { contributions } = await json<{
      contributions: {
        html: { elements: (Named & { attributes: Named[]; js: { events: Named[] } })[] };
      };
    }>(manifest['web-types']);
    for (const { tagName, attributes = [], events = [] } of elements) {
      const found = contributions.html.elements.find(({ name }) => name === tagName)!;
      const names = (all: Named[]) => all.map(({ name }) => name).sort();
      assert.deepEqual(names(found.attributes), names(attributes));
      assert.deepEqual(names(found.js.events), names(events));
    }
  });
});
