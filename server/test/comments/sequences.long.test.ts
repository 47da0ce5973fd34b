import { holdsInAnySequence } from './sequences/hold.ts';

holdsInAnySequence({ numRuns: 60 }, 500_000);
