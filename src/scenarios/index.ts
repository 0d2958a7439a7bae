import { askTheRightOne } from './ask-the-right-one';
import { blackboard } from './blackboard';
import type { BuiltInScenario } from './built-in-scenario';
import { catsOrDogs } from './cats-or-dogs';
import { debate } from './debate';
import { deskWithRules } from './desk-with-rules';
import { expedition } from './expedition';
import { fireDrill } from './fire-drill';
import { guest } from './guest';
import { helpDesk } from './help-desk';
import { lesson } from './lesson';
import { market } from './market';
import { readingTogether } from './reading-together';
import { report } from './report';
import { robots } from './robots';
import { sciencePanel } from './science-panel';
import { secondLook } from './second-look';
import { story } from './story';
import { teamThatArgues } from './team-that-argues';
import { threeAnswers } from './three-answers';
import { trip } from './trip';
import { verdict } from './verdict';
import { whispers } from './whispers';
import { whoDoesWhat } from './who-does-what';

export type { BuiltInScenario, Subject } from './built-in-scenario';
export { featuredRun } from './featured-run';

/** The scenarios that come with the page; the first is the featured one. A new one is a file here and a line in this list. */
export const builtIns: readonly BuiltInScenario[] = [
  debate,
  sciencePanel,
  story,
  trip,
  guest,
  lesson,
  catsOrDogs,
  market,
  robots,
  helpDesk,
  deskWithRules,
  askTheRightOne,
  verdict,
  threeAnswers,
  report,
  expedition,
  teamThatArgues,
  whoDoesWhat,
  blackboard,
  readingTogether,
  whispers,
  fireDrill,
  secondLook,
];
