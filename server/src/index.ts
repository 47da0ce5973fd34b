/**
 * The server as a library: mount it in a program of your own.
 *
 * ```ts
 * const services = await openServices(defaultConfig({ database: 'comments.sqlite' }));
 * const app = createApp(services); // a Hono app: app.fetch(request)
 * ```
 */
export { createApp } from './app.ts';
export { ConfigError, defaultConfig, readConfig } from './config.ts';
export type { Config } from './config.ts';
export { openServices } from './open-services.ts';
export type { ServiceOptions } from './open-services.ts';
export type { Services } from './services.ts';
