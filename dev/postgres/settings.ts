import { totalmem } from 'node:os'

/** `durable` survives a power cut; `test` trades that for speed, and survives only a crash of ours. */
export type Profile = 'durable' | 'test'

/** The server's command-line settings, which outrank postgresql.conf in the data directory. */
export const settingsFor = (profile: Profile, port: number): string[] => {
  const settings = { ...common, ...memory(), ...(profile === 'test' ? hasty : {}), port }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

const common = {
  listen_addresses: '127.0.0.1',
  // A socket's path may hold 107 characters only, too few for a project deep down.
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: 100,
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  fsync: 'on',
  synchronous_commit: 'on',
  // Imports write a lot at once: fewer checkpoints, at 2 GB of disk at most.
  max_wal_size: '2GB',
  random_page_cost: 1.1,
}

const hasty = {
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  shared_buffers: '128MB',
}

const memory = () => {
  // A container's limit, where there is one, reads as 0 or as more than there is otherwise.
  const limit = process.constrainedMemory() || Infinity
  const megabytes = Math.min(totalmem(), limit) / 2 ** 20
  return {
    shared_buffers: `${Math.round(Math.min(Math.max(megabytes / 8, 128), 1024))}MB`,
    effective_cache_size: `${Math.round(Math.max(megabytes / 2, 256))}MB`,
    work_mem: '16MB',
    maintenance_work_mem: `${Math.round(Math.min(Math.max(megabytes / 16, 64), 512))}MB`,
  }
}
