import { holdsInAnySequence } from './sequences/hold.ts';

// The same sequences each time; `sequences.long.test.ts` looks for others.
holdsInAnySequence({ numRuns: 3, seed: 20260101 });
