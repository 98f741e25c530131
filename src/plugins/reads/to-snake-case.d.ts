declare module 'to-snake-case' {
  export default function toSnakeCase(text: string): string
}
