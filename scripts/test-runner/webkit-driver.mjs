import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { onPath } from '../browsers.mjs';

/**
 * Starts WebKit's WebDriver, under a virtual screen where there is none, and waits until it listens.
 * @param {string} driver Path of WebKitWebDriver.
 * @param {number} port
 * @returns {Promise<() => void>} Ends the driver, its browsers and the screen.
 * @throws {Error} When it does not listen within 20 seconds.
 */
export async function startWebKitDriver(driver, port) {
  const command = [driver, `--port=${port}`, '--host=127.0.0.1'];
  const screen = onPath('xvfb-run');
  if (screen) command.unshift(screen, '-a', '-s', '-screen 0 1280x1024x24');
  const [program = driver, ...args] = command;
  // A group of its own, so that one signal ends the shell, the screen and the driver.
  const child = spawn(program, args, { detached: true, stdio: 'ignore' });
  let ended = false;
  child.on('exit', () => (ended = true));
  const end = () => {
    process.removeListener('exit', end);
    try {
      if (child.pid) process.kill(-child.pid, 'SIGTERM');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  };
  process.on('exit', end);
  const patience = performance.now() + 20_000;
  while (!(await listens(port))) {
    if (ended || performance.now() > patience) {
      end();
      throw new Error(`WebKitWebDriver does not listen on port ${port}: ${command.join(' ')}`);
    }
    await sleep(100);
  }
  return end;
}

/** @param {number} port */
function listens(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => (socket.destroy(), done(true)));
    socket.on('error', () => done(false));
  });
}
