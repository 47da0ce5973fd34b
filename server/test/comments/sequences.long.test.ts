import { holdsInAnySequence } from './sequences/hold.ts';

holdsInAnySequence({ numRuns: 150 });
