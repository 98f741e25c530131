import { sql } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import { onOwnConnection } from '../limits/counts.ts'

/** Takes the time that storing a failed login takes: a commit that waits for the disk, for an account that there is not. */
export const storeForNobody = ({ payload }: PayloadRequest) =>
  onOwnConnection(payload)(sql`select pg_logical_emit_message(true, 'marquee', 'no such login')`)
