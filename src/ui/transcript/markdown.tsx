import ReactMarkdown, { type Components } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';

/** What an agent said, with its Markdown drawn. A model's words are a stranger's: no images, no HTML, only links that say where they lead. */
export default function Markdown({ text }: { text: string }) {
  return (
    <ReactMarkdown remarkPlugins={[remarkGfm]} rehypePlugins={[[rehypeSanitize, schema]]} components={components}>
      {text}
    </ReactMarkdown>
  );
}

const schema: typeof defaultSchema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !['img', 'picture', 'source', 'input'].includes(name)),
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'] },
};

const components: Components = {
  a: ({ href, children }) => {
    const goal = href === undefined ? null : goalOf(href);
    if (goal === null) return <>{children}</>;
    return (
      <a href={href} rel="noopener noreferrer nofollow" target="_blank">
        {children} <small>({goal})</small>
      </a>
    );
  },
  // Headings inside a message would break the page's outline.
  h1: ({ children }) => (
    <p>
      <strong>{children}</strong>
    </p>
  ),
  h2: ({ children }) => (
    <p>
      <strong>{children}</strong>
    </p>
  ),
  h3: ({ children }) => (
    <p>
      <strong>{children}</strong>
    </p>
  ),
  h4: ({ children }) => (
    <p>
      <strong>{children}</strong>
    </p>
  ),
  h5: ({ children }) => (
    <p>
      <strong>{children}</strong>
    </p>
  ),
  h6: ({ children }) => (
    <p>
      <strong>{children}</strong>
    </p>
  ),
};

/** Where a link leads, in a word: its host, or the address that would be written to. Null for what is no link out of the page. */
function goalOf(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const { protocol, host, pathname } = new URL(href);
  if (protocol === 'mailto:') return pathname;
  return protocol === 'http:' || protocol === 'https:' ? host : null;
}
