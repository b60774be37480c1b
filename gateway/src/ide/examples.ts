/** The tabs that the IDE opens with at first: the trusted operations, and how to find a unit by name. */
import type { Facts } from '../browser/session.js';

const SEARCH = `# Tìm đơn vị theo tên, có dấu hay không dấu: "Nghi Hoà" = "Nghi Hòa" = "nghi hoa".
# Finds units by name, with or without accents. Out of your scope nothing exists.
query FindUnits {
  searchLocalities(text: "nghi", first: 5) {
    nodes {
      id
      code
      fullName
      level
      parent {
        fullName
      }
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
  directory {
    horizon
    source
  }
}
`;

const NEWS = `# Có gì mới, ngay khi xảy ra: chạy rồi thay đổi một điều trong thẻ khác.
# What is changed from now on, as it happens: run it, then change something in another tab.
subscription News {
  changed {
    at
    kind
    entity
    role
    locality {
      fullName
    }
    fields {
      name
      before
      after
    }
  }
}
`;

interface Opening {
  defaultTabs: { query: string }[];
  /** left out: the browser's own, which remembers the tabs of the last visit */
  storage?: Storage;
}

/** `?operation=ward-view` opens that operation first, whatever tabs were open before. */
export function openingOf({ operations }: Facts): Opening {
  const asked = new URLSearchParams(location.search).get('operation');
  // exports and imports are for files; as tabs they would only be in the way
  const sources = operations.filter(({ id }) => !/^(export|import)-/.test(id)).map(({ source }) => source);
  const first = operations.find(({ id }) => id === asked)?.source;
  if (first === undefined) return { defaultTabs: [SEARCH, ...sources, NEWS].map((query) => ({ query })) };
  const others = sources.filter((source) => source !== first);
  return { defaultTabs: [first, ...others, SEARCH, NEWS].map((query) => ({ query })), storage: forgetful() };
}

function forgetful(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
}
