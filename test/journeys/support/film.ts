import type { Page } from 'puppeteer-core';

/** Line that a phone has at the edge of town: what is asked for later comes later, and frames are drawn meanwhile. */
const SLOW = { offline: false, latency: 150, downloadThroughput: -1, uploadThroughput: -1 };

/** The pictures (PNG) that the browser drew of a page during a task, on a slow line. */
export async function filmPage(page: Page, task: () => Promise<void>): Promise<Buffer[]> {
  const session = await page.createCDPSession();
  const pictures: Buffer[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    pictures.push(Buffer.from(data, 'base64'));
    void session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW);
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  await task();
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  await session.send('Page.stopScreencast');
  await session.detach();
  return pictures;
}

/** How many rows of each picture are blue, in a column through its middle. */
export async function blueRows(page: Page, pictures: readonly Buffer[]): Promise<number[]> {
  const reader = await page.browserContext().newPage();
  try {
    return await reader.evaluate(
      async (sources) =>
        Promise.all(
          sources.map(async (source) => {
            const bytes = Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0));
            const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
            const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
            const pen = canvas.getContext('2d')!;
            pen.drawImage(bitmap, 0, 0);
            const { data } = pen.getImageData(bitmap.width / 2, 0, 1, bitmap.height);
            let rows = 0;
            for (let at = 0; at < data.length; at += 4)
              if (data[at]! < 80 && data[at + 1]! < 80 && data[at + 2]! > 200) rows++;
            return rows;
          }),
        ),
      pictures.map((picture) => picture.toString('base64')),
    );
  } finally {
    await reader.close();
  }
}
