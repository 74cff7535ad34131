import type { Kind } from '../kind.ts';
import { actions } from './actions.ts';
import { anydata } from './anydata.ts';
import { augments } from './augments.ts';
import { choices } from './choices.ts';
import { defaults } from './defaults.ts';
import { deviations } from './deviations.ts';
import { elements } from './elements.ts';
import { expressions } from './expressions.ts';
import { features } from './features.ts';
import { groupings } from './groupings.ts';
import { identities } from './identities.ts';
import { instances } from './instances.ts';
import { leafrefs } from './leafrefs.ts';
import { names } from './names.ts';
import { notifications } from './notifications.ts';
import { refinements } from './refinements.ts';
import { restrictions } from './restrictions.ts';
import { state } from './state.ts';
import { structures } from './structures.ts';
import { submodules } from './submodules.ts';
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
  'XPath in must and when': expressions,
  groupings,
  'identities of several modules': identities,
  'instance-identifiers': instances,
  'names that mean something elsewhere': names,
  notifications,
  'restrictions of types': restrictions,
  'state beside configuration': state,
  'structures and yang-data': structures,
  submodules,
};
