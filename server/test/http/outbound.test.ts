import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { Outbound, OutboundError } from '../../src/http/outbound.ts';
import type { OutboundReason } from '../../src/http/outbound.ts';
import { isPublicAddress } from '../../src/http/public-address.ts';

type Page = (request: IncomingMessage, response: ServerResponse) => void;

describe('Outbound', () => {
  const pages: Record<string, Page> = {};
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url ?? '', 'http://x').pathname];
    if (page) page(request, response);
    else response.writeHead(404).end();
  });
  let port = 0;
  let local = '';

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
    local = `127.0.0.1:${port}`;
  });
  after(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  const allowed = () => new Outbound({ allow: [local] });

  it('reads an answer of a host that is allowed by name, by port, or by range', async () => {
    pages['/hello'] = (request, response) => response.end(`${request.method} xin chào`);
    for (const allow of [['127.0.0.1'], [local], ['127.0.0.0/8']]) {
      const { status, body, url } = await new Outbound({ allow }).request(`http://${local}/hello`);
      assert.deepEqual(
        [status, body.toString(), url],
        [200, 'GET xin chào', `http://${local}/hello`],
      );
    }
  });

  it('sends a body and headers', async () => {
    pages['/echo'] = (request, response) => {
      response.setHeader('x-seen', `${request.method} ${String(request.headers['x-a'])}`);
      request.pipe(response);
    };
    const answer = await allowed().request(`http://${local}/echo`, {
      method: 'POST',
      headers: { 'x-a': '1' },
      body: 'tin',
    });
    assert.equal(answer.headers['x-seen'], 'POST 1');
    assert.equal(answer.body.toString(), 'tin');
  });

  for (const host of [
    '127.0.0.1', '127.1', '0x7f000001', '2130706433', '0.0.0.0', '10.0.0.1', '192.168.1.1', '169.254.169.254',
    '[::1]', '[::]', '[::ffff:127.0.0.1]', '[fe80::1]', '[fc00::1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]',
  ]) {
    it(`does not call ${host}`, () => rejects(new Outbound(), `http://${host}/`, 'not-public'));
  } // prettier-ignore

  it('does not call a name that points at this machine', async () => {
    await rejects(new Outbound(), `http://localhost:${port}/hello`, 'not-public');
    const addresses = [
      { address: '203.0.114.1', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    for (const found of [addresses, addresses.slice(1), addresses.toReversed()]) {
      const outbound = new Outbound({ resolve: async () => found });
      await rejects(outbound, `http://feeds.example:${port}/hello`, 'not-public');
    }
  });

  it('connects to the address that was checked', async () => {
    let asked = 0;
    const outbound = new Outbound({
      allow: ['127.0.0.0/8'],
      resolve: async () => [{ address: asked++ ? '127.0.0.9' : '127.0.0.1', family: 4 }],
    });
    const { body } = await outbound.request(`http://feeds.example:${port}/hello`);
    assert.equal(body.toString(), 'GET xin chào');
    assert.equal(asked, 1);
  });

  it('says when a name is not found or nothing answers', async () => {
    const nowhere = new Outbound({ resolve: () => Promise.reject(new Error('ENOTFOUND')) });
    await rejects(nowhere, 'http://nowhere.example/', 'unreachable');
    await rejects(new Outbound({ resolve: async () => [] }), 'http://x.example/', 'unreachable');
    await rejects(new Outbound({ allow: ['127.0.0.1'] }), 'http://127.0.0.1:1/', 'unreachable');
  });

  it('calls http and https alone', async () => {
    for (const address of ['ftp://a.example/', 'file:///etc/passwd', 'javascript:1', '/x', '']) {
      await rejects(allowed(), address, 'not-http');
    }
  });

  it('checks each redirect as if it were the first', async () => {
    for (const [target, reason] of [
      [`http://localhost:${port}/hello`, 'not-public'],
      ['http://169.254.169.254/latest/meta-data/', 'not-public'],
      ['http://[::1]/', 'not-public'],
      ['file:///etc/passwd', 'not-http'],
      ['gopher://a.example/', 'not-http'],
    ] as const) {
      pages['/away'] = (_, response) => response.writeHead(302, { location: target }).end();
      await rejects(allowed(), `http://${local}/away`, reason);
    }
  });

  it('follows three redirects, no more, and says where it ended', async () => {
    pages['/hop'] = (request, response) => {
      const left = Number(new URL(request.url ?? '', 'http://x').searchParams.get('left'));
      if (left) response.writeHead(301, { location: `hop?left=${left - 1}` }).end();
      else response.end('here');
    };
    const { url, body } = await allowed().request(`http://${local}/hop?left=3`);
    assert.deepEqual([url, body.toString()], [`http://${local}/hop?left=0`, 'here']);
    await rejects(allowed(), `http://${local}/hop?left=4`, 'too-many-redirects');
  });

  it('does not repeat a POST elsewhere', async () => {
    pages['/moved'] = (_, response) => response.writeHead(307, { location: '/echo' }).end();
    const { status } = await allowed().request(`http://${local}/moved`, {
      method: 'POST',
      body: 'x',
    });
    assert.equal(status, 307);
  });

  it('keeps credentials to the origin they are for', async () => {
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    const outbound = new Outbound({ allow: ['127.0.0.0/8'], resolve });
    pages['/whoami'] = (request, response) =>
      response.end(request.headers.authorization ?? 'nobody');
    const target = { home: '/whoami', away: `http://other.example:${port}/whoami` };
    pages['/home'] = (_, response) => response.writeHead(302, { location: target.home }).end();
    pages['/away'] = (_, response) => response.writeHead(302, { location: target.away }).end();
    const credentials = { authorization: 'Bearer secret' };
    const ask = async (path: string, user = '') => {
      const address = `http://${user}feeds.example:${port}${path}`;
      const answer = await outbound.request(address, user ? {} : { credentials });
      assert.doesNotMatch(answer.url, /@/);
      return answer.body.toString();
    };
    assert.equal(await ask('/home'), 'Bearer secret');
    assert.equal(await ask('/away'), 'nobody');
    assert.equal(await ask('/home', 'a:%2Fb@'), `Basic ${btoa('a:/b')}`);
    assert.equal(await ask('/away', 'a:b@'), 'nobody');
  });

  const encodings: [string, (data: Buffer) => Buffer][] = [
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ];
  for (const [encoding, compress] of encodings) {
    it(`decompresses ${encoding} up to the limit, and no bomb`, async () => {
      const send =
        (data: Buffer): Page =>
        (_, response) => {
          response.writeHead(200, { 'content-encoding': encoding }).end(compress(data));
        };
      pages['/small'] = send(Buffer.from('tin tức'));
      const { body } = await allowed().request(`http://${local}/small`);
      assert.equal(body.toString(), 'tin tức');
      pages['/bomb'] = send(Buffer.alloc(20_000_000));
      await rejects(allowed(), `http://${local}/bomb`, 'too-large');
    });
  }

  it('stops reading an answer without end', async () => {
    pages['/endless'] = (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', more);
      more();
    };
    await rejects(allowed(), `http://${local}/endless`, 'too-large');
  });

  it('gives up on an answer that does not come', async () => {
    const hasty = new Outbound({ allow: [local], timeout: 200 });
    pages['/never'] = () => undefined;
    await rejects(hasty, `http://${local}/never`, 'too-slow');
    pages['/drip'] = (_, response) => {
      response.write('a');
    };
    await rejects(hasty, `http://${local}/drip`, 'too-slow');
    const lost = new Outbound({ timeout: 200, resolve: () => new Promise(() => undefined) });
    await rejects(lost, 'http://lost.example/', 'too-slow');
  });

  it('ends when the caller says so, with the reason of the caller', async () => {
    const reason = new Error('the server stops');
    const controller = new AbortController();
    pages['/wait'] = () => controller.abort(reason);
    const { signal } = controller;
    await assert.rejects(allowed().request(`http://${local}/wait`, { signal }), reason);
  });

  it('says when an answer cannot be read', async () => {
    for (const [headers, body] of [
      [{ 'content-encoding': 'gzip' }, 'not gzip'],
      [{ 'content-encoding': 'zip' }, 'x'],
      [{ 'content-length': '100' }, undefined],
    ] as const) {
      pages['/broken'] = (_, response) => {
        response.writeHead(200, headers);
        if (body !== undefined) response.end(body);
        else response.write('short', () => response.destroy());
      };
      await rejects(allowed(), `http://${local}/broken`, 'unreadable');
    }
  });

  async function rejects(outbound: Outbound, address: string, reason: OutboundReason) {
    await assert.rejects(outbound.request(address), (error) => {
      assert.ok(error instanceof OutboundError, String(error));
      assert.equal(error.reason, reason, error.message);
      return true;
    });
  }
});

describe('isPublicAddress', () => {
  it('knows the public internet', () => {
    for (const address of ['1.1.1.1', '100.63.0.1', '172.32.0.1', '2606:4700::1111', '2a00::1']) {
      assert.ok(isPublicAddress(address), address);
    }
    for (const address of [
      '100.64.0.1', '172.31.255.255', '198.18.0.1', '224.0.0.1', '255.255.255.255',
      '2001:db8::1', '2001::1', '3fff::1', 'ff02::1', 'fd00::1', 'paper.example', '',
    ]) {
      assert.ok(!isPublicAddress(address), address);
    } // prettier-ignore
  });
});
