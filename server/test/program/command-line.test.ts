import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { settingNames } from '../../src/config.ts';
import { flagOf, variableOf } from '../../src/settings.ts';
import { list, post, read } from '../support/comments.ts';
import { ownDatabase } from '../support/database.ts';
import { ownFolder, run, startProgram } from '../support/program.ts';

describe('news-elements-server', () => {
  it('prints a help that names every setting', async () => {
    const { code, stdout, stderr } = await run(['--help']);
    assert.deepEqual([code, stderr], [0, '']);
    for (const name of settingNames) {
      assert.ok(stdout.includes(`--${flagOf(name)} `), name);
      assert.ok(stdout.includes(variableOf(name)), name);
    }
    for (const command of ['serve', 'comments list', 'comments publish', 'key add', 'backup']) {
      assert.ok(stdout.includes(command), command);
    }
  });

  it('prints its version', async () => {
    const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
    const { version } = JSON.parse(manifest) as { version: string };
    assert.deepEqual(await run(['--version']), { code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('says in one sentence what is wrong with a command', async () => {
    await using folder = await ownFolder();
    await writeFile(
      folder.path('file'),
      'no database at all, and long enough to look at its header',
    );
    await mkdir(folder.path('folder'));
    const cases: [string[], RegExp][] = [
      [['--nope'], /no flag --nope/],
      [['frobnicate'], /no command "frobnicate"/],
      [['serve', 'now'], /no further words/],
      [['--port'], /--port needs a value/],
      [['--port', 'eighty'], /--port takes a whole number from 0 to 65535, not "eighty"/],
      [['--port', '65536'], /--port/],
      [['--json=yes'], /--json takes no value/],
      [['--captcha', 'riddle'], /--captcha takes image or proof/],
      [['--moderation', 'never'], /--moderation takes before or after/],
      [['--allow-origin', 'paper.example'], /--allow-origin takes an origin/],
      [['--allow-origin', 'https://paper.example/path'], /--allow-origin/],
      [['--trusted-proxy', '10.0.0.0/33'], /--trusted-proxy/],
      [['--public-url', 'ftp://paper.example'], /--public-url/],
      [['--base-path', 'with space'], /--base-path/],
      [['--public-url', 'https://a.example/x', '--base-path', '/y'], /--public-url has to end in/],
      [['--public', folder.path('nowhere')], /--public takes a folder that exists/],
      [['--feed', 'javascript:alert(1)'], /--feed/],
      [['--host', 'no.such.host.invalid'], /no address "no\.such\.host\.invalid"/],
      [['--database', folder.path('file/in/file.sqlite')], /cannot be opened and written/],
      [['--database', '/proc/no/such.sqlite'], /cannot be opened and written/],
      [['--database', folder.path('folder')], /cannot be opened and written/],
      [['--database', folder.path('file')], /cannot be opened and written/],
      [['comments', 'list', '--database', folder.path('none.sqlite')], /no database at/],
      [['backup'], /one file name/],
      [['key', 'add', 'a b'], /name of a key/],
      [['key', 'forge'], /key takes/],
      [['comments', 'burn'], /comments takes/],
      [['comments', 'publish'], /needs the id/],
      [['comments', 'list', '--pending', '--reported'], /not both/],
    ];
    for (const [args, sentence] of cases) {
      const database = args.includes('--database') ? [] : ['--database', folder.path('a.sqlite')];
      const port = args.includes('--port') ? [] : ['--port', '0'];
      const { code, stdout, stderr } = await run([...args, ...port, ...database]);
      assert.deepEqual([code, stdout], [1, ''], args.join(' '));
      assert.match(stderr, sentence, args.join(' '));
      assert.equal(stderr.trim().split('\n').length, 1, stderr);
    }
  });

  it('says that a port is taken', async () => {
    await using folder = await ownFolder();
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await run([
      '--port',
      `${port}`,
      '--database',
      folder.path('a.sqlite'),
    ]);
    other.close();
    assert.equal(code, 1);
    assert.equal(stderr, `Port ${port} is taken; choose another with --port.\n`);
  });

  it('takes settings from the environment, and a flag before them', async () => {
    await using folder = await ownFolder();
    const environment = {
      PORT: '0',
      NEWS_ELEMENTS_DATABASE: folder.path('env/a.sqlite'),
      NEWS_ELEMENTS_VOTES: 'up',
      NEWS_ELEMENTS_BASE_PATH: '/talk',
      NEWS_ELEMENTS_MAX_DEPTH: '2',
      NEWS_ELEMENTS_CAPTCHA: 'proof, image',
    };
    const program = await startProgram(['--max-depth', '4'], environment);
    assert.match(program.origin, /\/talk$/);
    const site = (await read(await program.call('/talk/v1/site'), 200)) as {
      comments: { votes: string; maxDepth: number };
      captcha: string[];
    };
    assert.deepEqual([site.comments.votes, site.comments.maxDepth], ['up', 4]);
    assert.deepEqual(site.captcha, ['proof', 'image']);
    const { code, stdout } = await program.end();
    assert.equal(code, 0);
    assert.equal(stdout.split('\n').length, 2, 'one line, with the address');
    assert.ok((await stat(folder.path('env/a.sqlite'))).size > 0);
    const refused = await run([], { ...environment, NEWS_ELEMENTS_VOTES: 'loud' });
    assert.match(refused.stderr, /^NEWS_ELEMENTS_VOTES takes up, updown or none, not "loud"\.\n$/);
  });

  it('answers on every address of localhost', async () => {
    await using folder = await ownFolder();
    const program = await startProgram(['--database', folder.path('a.sqlite')]);
    const { port } = new URL(program.origin);
    assert.equal(new URL(program.origin).hostname, 'localhost');
    assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 200);
    await program.end('SIGINT');
  });
});

describe('comments, keys and backups at the command line', () => {
  it('works beside a running server', async () => {
    await using own = await ownDatabase();
    const database = ['--database', own.address];
    const program = await startProgram([
      ...database,
      '--captcha',
      'none',
      '--moderation',
      'before',
    ]);
    const command = (...args: string[]) => run([...args, ...database]);
    const listed = async (flag: string) =>
      JSON.parse((await command('comments', 'list', flag, '--json')).stdout) as {
        id: string;
        status: string;
        reports: { reason: string }[];
      }[];

    const first = (await post(program, { text: 'Ý kiến *một*' })).comment.id;
    const second = (await post(program, { text: 'Ý kiến hai' })).comment.id;
    const plain = await command('comments', 'list', '--pending');
    assert.match(plain.stdout, new RegExp(`${second}  .* pending\\n    Trần Thu Hà: Ý kiến hai`));
    assert.deepEqual(
      (await listed('--pending')).map(({ id }) => id),
      [second, first],
    );

    assert.equal((await command('comments', 'publish', first, second)).code, 0);
    assert.equal((await list(program)).total, 2);
    assert.equal(
      (await command('comments', 'list', '--pending')).stdout,
      'No comment is pending.\n',
    );

    const report = await program.call(`/v1/comments/${first}/reports`, {
      method: 'POST',
      json: { reason: 'abusive' },
      headers: { 'reader-key': 'r'.repeat(22) },
    });
    assert.equal(report.status, 202);
    const [reported] = await listed('--reported');
    assert.deepEqual([reported?.id, reported?.reports[0]?.reason], [first, 'abusive']);
    const unknown = await command('comments', 'reject', first, 'nobody');
    assert.equal(unknown.code, 1);
    assert.match(unknown.stderr, /Nothing is changed: .*nobody/);
    assert.equal((await command('comments', 'reject', first, '--reason', 'Lạc đề')).code, 0);
    assert.deepEqual(await listed('--reported'), []);
    assert.equal((await list(program)).total, 1);
    assert.equal((await command('comments', 'publish', first)).code, 0);
    assert.equal((await list(program)).total, 2);

    assert.equal((await command('comments', 'delete', second)).code, 0);
    assert.equal((await command('comments', 'publish', second)).code, 1);
    assert.equal((await list(program)).total, 1);

    const added = await command('key', 'add', 'newsroom');
    assert.match(added.stdout, /^nek_[\w-]{32}\n$/);
    assert.equal((await command('key', 'add', 'newsroom')).code, 1);
    assert.match((await command('key', 'list')).stdout, /^newsroom {2}never used\n$/);
    assert.equal((await command('key', 'remove', 'newsroom')).code, 0);
    assert.equal((await command('key', 'remove', 'newsroom')).code, 1);
    assert.equal((await program.end()).code, 0);
  });

  it('backs up a database in use to a file that a server starts from', async () => {
    await using folder = await ownFolder();
    await using own = await ownDatabase();
    const database = ['--database', own.address];
    const command = (...args: string[]) => run([...args, ...database]);
    const copy = folder.path('copy.sqlite');
    const program = await startProgram([...database, '--captcha', 'none']);
    const { id } = (await post(program)).comment;
    assert.equal((await command('backup', copy)).code, 0);
    assert.equal((await stat(copy)).mode & 0o077, 0);
    assert.deepEqual(await readdir(folder.path('.')), ['copy.sqlite']); // no part, no log beside it
    assert.match((await command('backup', copy)).stderr, /exists already/);
    assert.match(
      (await command('backup', folder.path('no/where.sqlite'))).stderr,
      /cannot be written/,
    );
    assert.equal((await program.end()).code, 0);

    const restored = await startProgram(['--database', copy, '--captcha', 'none']);
    const { port } = new URL(program.origin);
    const article = `http://localhost:${port}/2013/bridge`;
    assert.deepEqual(
      (await list(restored, { article })).items.map(({ id }) => id),
      [id],
    );
    await restored.end();
  });

  it('brings the tables up to date once, however many ask at the same time', async () => {
    await using own = await ownDatabase({ empty: true });
    const migrate = () => run(['migrate', '--database', own.address]);
    const runs = await Promise.all([migrate(), migrate(), migrate()]);
    for (const { code, stderr } of runs) assert.deepEqual([code, stderr], [0, '']);
    const made = runs.filter(({ stdout }) => stdout.includes('0001-articles\n'));
    assert.equal(made.length, 1);
    assert.equal((await migrate()).stdout, 'The tables were up to date.\n');
    const program = await startProgram(['--database', own.address, '--captcha', 'none']);
    await post(program);
    assert.equal((await program.end()).code, 0);
  });
});
