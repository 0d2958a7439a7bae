import type { RunLog, Scenario } from '../core';

/**
 * What can be sent. A parcel that was received still has the ids that its sender gave: the app gives it new ones before
 * it is kept, so that it can never replace something of one's own, and calls a run "recorded, unverified".
 */
export type Parcel =
  | { readonly type: 'scenario'; readonly scenario: Scenario }
  | { readonly type: 'run'; readonly log: RunLog };
