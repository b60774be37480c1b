/** The IDE: GraphiQL, served by the gateway itself, that asks as the viewer chosen above it. */
import './workers.js';
import 'graphiql/style.css';
import './ide.css';
import { GraphiQL } from 'graphiql';
import { StrictMode, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { askToken, type Facts, readFacts } from '../browser/session.js';
import { openingOf } from './examples.js';
import { fetcherWith } from './fetcher.js';
import { FIRST_WISH, TokenBar } from './token-bar.js';

function Ide({ facts }: { facts: Facts }) {
  const [token, setToken] = useState<string | null>(null);
  useEffect(() => {
    if (facts.development) askToken(FIRST_WISH).then(setToken, () => undefined);
  }, [facts]);
  const fetcher = useMemo(() => fetcherWith(token), [token]);
  const [opening] = useState(() => openingOf(facts));
  return (
    <>
      <header>
        <a href="/">Diaban</a>
        <TokenBar development={facts.development} token={token} onToken={setToken} />
      </header>
      <main>
        {token === null ? (
          <p className="waiting">Cần thẻ truy cập để đọc lược đồ. · A token is needed to read the schema.</p>
        ) : (
          <GraphiQL
            fetcher={fetcher}
            {...opening}
            defaultEditorToolsVisibility="variables"
            showPersistHeadersSettings={false}
          >
            <GraphiQL.Logo>
              <span />
            </GraphiQL.Logo>
          </GraphiQL>
        )}
      </main>
    </>
  );
}

readFacts().then((facts) => {
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <Ide facts={facts} />
    </StrictMode>,
  );
});
