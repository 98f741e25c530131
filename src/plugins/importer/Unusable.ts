/** What whoever asked for an import or an export can mend: one sentence says what was found. */
export class Unusable extends Error {}
