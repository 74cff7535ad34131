import type { Kind } from '../kind.ts';
import { actions } from './actions.ts';
import { anydata } from './anydata.ts';
import { augments } from './augments.ts';
import { choices } from './choices.ts';
import { defaults } from './defaults.ts';
import { deviations } from './deviations.ts';
import { elements } from './elements.ts';
import { features } from './features.ts';
import { leafrefs } from './leafrefs.ts';
import { refinements } from './refinements.ts';
import { unions } from './unions.ts';
import { uniques } from './uniques.ts';
import { version1 } from './version-1.ts';

export const KINDS: Readonly<Record<string, Kind>> = {
  'actions in lists': actions,
  anydata,
  'augments with when': augments,
  'choices with default cases': choices,
  'defaults of all types': defaults,
  deviations,
  'min-elements, max-elements, presence and must': elements,
  'features and if-feature expressions': features,
  'leafref chains and deref()': leafrefs,
  refine: refinements,
  'unions of references': unions,
  'unique over nested leaves': uniques,
  'YANG 1': version1,
};
