/** Where a subgraph listens: a TCP address, with or without TLS, or a socket in the file system. */
import { connect as netConnect, type OnReadOpts, type Socket, type TcpNetConnectOpts } from 'node:net';
import { type ConnectionOptions, connect as tlsConnect } from 'node:tls';

export interface Address {
  /** for the `host` header */
  host: string;
  /** with the query, if any */
  path: string;
  /** Begins to connect. @param onread takes in what arrives without a new buffer each time, where that is possible */
  dial(onread: OnReadOpts): Socket;
}

/** @param text `http://host:port/path`, `https://…`, or `unix:/path/to.sock` for a subgraph on the same machine */
export function addressOf(text: string): Address {
  const [, socketPath] = /^unix:(\/.+)$/.exec(text) ?? [];
  if (socketPath !== undefined)
    return {
      host: 'localhost',
      path: '/graphql',
      dial: (onread) => netConnect({ path: socketPath, onread }),
    };
  const { protocol, hostname, port, host, pathname, search } = new URL(text);
  const secure = protocol === 'https:';
  // the brackets of an IPv6 address belong to the URL only
  const name = hostname.replace(/^\[(.*)\]$/, '$1');
  const to: TcpNetConnectOpts = { host: name, port: Number(port || (secure ? 443 : 80)), noDelay: true };
  return {
    host,
    path: pathname + search,
    dial: (onread) => (secure ? dialTls({ ...to, servername: name }, onread) : netConnect({ ...to, onread })),
  };
}

/** TLS has its own buffers. */
function dialTls(to: ConnectionOptions, onread: OnReadOpts): Socket {
  const socket = tlsConnect(to);
  socket.on('data', (chunk: Buffer) => onread.callback(chunk.length, chunk));
  return socket;
}
