import * as migration_20261122_000000_initial from './20261122_000000_initial';
import * as migration_20261122_000001_invariants from './20261122_000001_invariants';
import * as migration_20261122_000010_storage from './20261122_000010_storage';
import * as migration_20261122_000020_accounts from './20261122_000020_accounts';
import * as migration_20261123_000030_importer from './20261123_000030_importer';
import * as migration_20261123_000031_provenance from './20261123_000031_provenance';
import * as migration_20261123_000050_search from './20261123_000050_search';
import * as migration_20261127_000070_lexical_text from './20261127_000070_lexical_text';
import * as migration_20261127_000071_deleted_stays from './20261127_000071_deleted_stays';
import * as migration_20261127_000080_search from './20261127_000080_search';
import * as migration_20261127_000090_write_marks from './20261127_000090_write_marks';
import * as migration_20261127_000091_lists from './20261127_000091_lists';
import * as migration_20261127_094828_dashboard_imports from './20261127_094828_dashboard_imports';
import * as migration_20261127_100000_distinct from './20261127_100000_distinct';
import * as migration_20261127_110000_import_records from './20261127_110000_import_records';
import * as migration_20261127_120000_search_kept from './20261127_120000_search_kept';
import * as migration_20261127_130000_search_understood from './20261127_130000_search_understood';
import * as migration_20261127_150000_listed from './20261127_150000_listed';
import * as migration_20261127_160000_search_meant from './20261127_160000_search_meant';
import * as migration_20261127_162403_film_indexes from './20261127_162403_film_indexes';
import * as migration_20261127_190000_search_cost from './20261127_190000_search_cost';
import * as migration_20261128_010000_title_ends from './20261128_010000_title_ends';
import * as migration_20261128_020000_search_lean from './20261128_020000_search_lean';

export const migrations = [
  {
    up: migration_20261122_000000_initial.up,
    down: migration_20261122_000000_initial.down,
    name: '20261122_000000_initial',
  },
  {
    up: migration_20261122_000001_invariants.up,
    down: migration_20261122_000001_invariants.down,
    name: '20261122_000001_invariants',
  },
  {
    up: migration_20261122_000010_storage.up,
    down: migration_20261122_000010_storage.down,
    name: '20261122_000010_storage',
  },
  {
    up: migration_20261122_000020_accounts.up,
    down: migration_20261122_000020_accounts.down,
    name: '20261122_000020_accounts',
  },
  {
    up: migration_20261123_000030_importer.up,
    down: migration_20261123_000030_importer.down,
    name: '20261123_000030_importer',
  },
  {
    up: migration_20261123_000031_provenance.up,
    down: migration_20261123_000031_provenance.down,
    name: '20261123_000031_provenance',
  },
  {
    up: migration_20261123_000050_search.up,
    down: migration_20261123_000050_search.down,
    name: '20261123_000050_search',
  },
  {
    up: migration_20261127_000070_lexical_text.up,
    down: migration_20261127_000070_lexical_text.down,
    name: '20261127_000070_lexical_text',
  },
  {
    up: migration_20261127_000071_deleted_stays.up,
    down: migration_20261127_000071_deleted_stays.down,
    name: '20261127_000071_deleted_stays',
  },
  {
    up: migration_20261127_000080_search.up,
    down: migration_20261127_000080_search.down,
    name: '20261127_000080_search',
  },
  {
    up: migration_20261127_000090_write_marks.up,
    down: migration_20261127_000090_write_marks.down,
    name: '20261127_000090_write_marks',
  },
  {
    up: migration_20261127_000091_lists.up,
    down: migration_20261127_000091_lists.down,
    name: '20261127_000091_lists',
  },
  {
    up: migration_20261127_094828_dashboard_imports.up,
    down: migration_20261127_094828_dashboard_imports.down,
    name: '20261127_094828_dashboard_imports',
  },
  {
    up: migration_20261127_100000_distinct.up,
    down: migration_20261127_100000_distinct.down,
    name: '20261127_100000_distinct',
  },
  {
    up: migration_20261127_110000_import_records.up,
    down: migration_20261127_110000_import_records.down,
    name: '20261127_110000_import_records',
  },
  {
    up: migration_20261127_120000_search_kept.up,
    down: migration_20261127_120000_search_kept.down,
    name: '20261127_120000_search_kept',
  },
  {
    up: migration_20261127_130000_search_understood.up,
    down: migration_20261127_130000_search_understood.down,
    name: '20261127_130000_search_understood',
  },
  {
    up: migration_20261127_150000_listed.up,
    down: migration_20261127_150000_listed.down,
    name: '20261127_150000_listed',
  },
  {
    up: migration_20261127_160000_search_meant.up,
    down: migration_20261127_160000_search_meant.down,
    name: '20261127_160000_search_meant',
  },
  {
    up: migration_20261127_162403_film_indexes.up,
    down: migration_20261127_162403_film_indexes.down,
    name: '20261127_162403_film_indexes',
  },
  {
    up: migration_20261127_190000_search_cost.up,
    down: migration_20261127_190000_search_cost.down,
    name: '20261127_190000_search_cost',
  },
  {
    up: migration_20261128_010000_title_ends.up,
    down: migration_20261128_010000_title_ends.down,
    name: '20261128_010000_title_ends',
  },
  {
    up: migration_20261128_020000_search_lean.up,
    down: migration_20261128_020000_search_lean.down,
    name: '20261128_020000_search_lean'
  },
];
