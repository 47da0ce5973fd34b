import { CHOICES_KEY } from './kept-before.ts';
import { readJson, writeJson } from './stored-json.ts';

/** As many as are remembered of each, the latest ones. */
const MOST = 500;

interface Stored {
  votes: [id: string, value: 1 | -1][];
  reports: string[];
  /** Names whose comments are not to be shown. */
  hidden: string[];
}

/** What this reader said about comments of one backend: the list that all readers share holds nothing personal. */
export class Choices {
  readonly #key: string;
  #votes = new Map<string, 1 | -1>();
  #reports = new Set<string>();
  #hidden = new Set<string>();

  /** @param address - The backend's. */
  constructor(address: string) {
    this.#key = CHOICES_KEY + address;
    this.#read();
  }

  vote(id: string): 1 | 0 | -1 {
    return this.#votes.get(id) ?? 0;
  }

  reported(id: string): boolean {
    return this.#reports.has(id);
  }

  keepVote(id: string, value: 1 | 0 | -1): void {
    this.#read();
    this.#votes.delete(id);
    if (value) this.#votes.set(id, value);
    this.#write();
  }

  keepReport(id: string): void {
    this.#read();
    this.#reports.add(id);
    this.#write();
  }

  /** Whether any names are hidden. */
  get hiding(): boolean {
    return this.#hidden.size > 0;
  }

  hides(name: string): boolean {
    return this.#hidden.has(folded(name));
  }

  keepHidden(name: string, hidden: boolean): void {
    this.#read();
    this.#hidden.delete(folded(name));
    if (hidden && name) this.#hidden.add(folded(name));
    this.#write();
  }

  /** Another tab may have added to it. */
  #read(): void {
    const { votes, reports, hidden } = readJson<Stored>(this.#key) ?? {};
    this.#votes = new Map(Array.isArray(votes) ? votes.filter(isVote) : []);
    this.#reports = new Set(Array.isArray(reports) ? reports : []);
    this.#hidden = new Set(Array.isArray(hidden) ? hidden : []);
  }

  #write(): void {
    const votes = [...this.#votes].slice(-MOST);
    const reports = [...this.#reports].slice(-MOST);
    const hidden = [...this.#hidden].slice(-MOST);
    writeJson(this.#key, { votes, reports, ...(hidden.length && { hidden }) });
  }
}

/** A name however it is capitalised. */
export function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function isVote(value: unknown): value is [string, 1 | -1] {
  return Array.isArray(value) && typeof value[0] === 'string' && Math.abs(Number(value[1])) === 1;
}
