import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { Pool, types } from 'pg';
import type { PoolClient } from 'pg';

import type { StoreOptions } from '../database.ts';
import { storable } from '../storable.ts';

const int8 = 20;

/** After the server's own limit has passed unanswered for this long, the connection is given up. */
const graceMilliseconds = 2000;

/**
 * Connections to PostgreSQL, made when they are needed and never more than `connections`. `timeout` bounds, in
 * milliseconds, the wait for one, for a lock, and for each statement; 0: no bound.
 */
export function openPool(address: string, { timeout, connections }: StoreOptions): PostgresPool {
  const pool = new Pool({
    connectionString: address,
    application_name: 'news-elements',
    max: connections,
    maxLifetimeSeconds: 1800, // after a failover the address may lead elsewhere
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: { getTypeParser: parserOf as typeof types.getTypeParser },
    ...(timeout && {
      connectionTimeoutMillis: timeout,
      lock_timeout: timeout,
      statement_timeout: timeout,
      idle_in_transaction_session_timeout: 2 * timeout,
      query_timeout: timeout + graceMilliseconds,
    }),
  });
  // A connection that breaks tells whoever uses it; without a listener it would end the process beside.
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  const known = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      let watched = known.get(client);
      if (!watched) known.set(client, (watched = watch(client)));
      return watched;
    },
  };
}

/** Times, counts and row numbers are below 2^53; `pg` gives bigint as text. */
function parserOf(type: number): (text: string) => unknown {
  return type === int8 ? Number : (types.getTypeParser(type) as (text: string) => unknown);
}

/** A connection that is closed, not kept, once the server has stopped answering on it. */
function watch(client: PoolClient): PostgresPoolClient {
  let silent = false;
  const query = async (text: string, values: readonly unknown[] = []) => {
    if (silent) throw new Error('Query read timeout');
    try {
      return await client.query(text, values.map(storable));
    } catch (error) {
      silent = error instanceof Error && error.message === 'Query read timeout';
      throw error;
    }
  };
  return {
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy || silent),
  };
}

function ignore(): void {
  // See `openPool`: the pool lets go of the connection, and the next one is made when it is needed.
}
