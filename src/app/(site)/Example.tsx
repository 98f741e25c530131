type Props = { title: string; code: string }

/** A request to copy into a terminal. */
export const Example = ({ title, code }: Props) => (
  <article className="example">
    <h3>{title}</h3>
    <pre>
      <code>{code}</code>
    </pre>
  </article>
)
