/** SQL: how many of a kind of line were `created`; the others were there. */
export function outcome(stage: string, { of, kind }: { of: string; kind: string }) {
  return `select '${of}' as of, (select count(*)::integer from created) as created, 0 as updated,
    ((select count(*) from ${stage}.others where kind = '${kind}') - (select count(*) from created))::integer as unchanged`
}
