/** A server of one's own for each journey: fresh database, free port, the demo and the built elements. */
export { type RunningServer, startServer } from '../../../scripts/lib/server.mjs';
