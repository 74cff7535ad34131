import { schemaOf } from '../../data/edit/fixture.ts';

export const CRASH_SCHEMA = () =>
  schemaOf(
    'leaf last { type uint32; } list number { key n; leaf n { type uint32; } leaf text { type string; } }',
  );
