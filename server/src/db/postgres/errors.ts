/** SQLSTATE classes: connection, rights to connect, resources, an operator's hand, the machine. */
const unavailableClasses = new Set(['08', '28', '53', '57', '58']);

/** Beside these: a lock not had in time, a standby that was a primary, a transaction left idle, no such database. */
const unavailableStates = new Set(['55P03', '25006', '25P03', '3D000']);

/** Another transaction was in the way, and this one was rolled back whole. */
const rolledBackStates = new Set(['40001', '40P01']);

const lostCodes = new Set([
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** What `pg` and Kysely say of a connection without giving a code. */
const lostMessages =
  /^(connection (terminated|ended)|client (has encountered a connection error|was closed)|postgres connection has been discarded)/i;
const slowMessages = /^(query read timeout|timeout exceeded when trying to connect)/i;

/** Whether an error says that the database cannot work now. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  return (
    isConnectionLost(error) ||
    isRolledBack(error) ||
    (error instanceof Error && slowMessages.test(error.message)) ||
    unavailableStates.has(code) ||
    (code.length === 5 && unavailableClasses.has(code.slice(0, 2)))
  );
}

/** Whether the database itself undid the transaction, so that doing it again does it once. */
export function isRolledBack(error: unknown): boolean {
  return rolledBackStates.has(codeOf(error));
}

/** Whether the connection broke, or was ended from the other side. */
export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error);
  return (
    lostCodes.has(code) ||
    /^(08|57P0)/.test(code) ||
    (error instanceof Error && lostMessages.test(error.message))
  );
}

/** SQLSTATE or the system's own word; empty when there is none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}
