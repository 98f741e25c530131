/** 1234567 as "1.2 MB". */
export const sizeText = (bytes: number) => {
  const place = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1)
  const value = bytes / 1024 ** place
  return `${place === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[place] ?? ''}`
}

const units = ['B', 'kB', 'MB', 'GB', 'TB']
