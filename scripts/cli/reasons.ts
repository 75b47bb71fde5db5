/** Faults of the disk and of the network in sentences, without the words of Node. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder: check the path',
  EACCES: 'this user may not do that: change the rights, or run it as another user',
  EPERM: 'the system does not allow it: change the rights, or run it as another user',
  EEXIST: 'a folder has this name: name a file',
  ENOTEMPTY: 'a folder has this name: name a file',
  EISDIR: 'this is a folder: name a file in it',
  ENOTDIR: 'a part of the path is a file and not a folder: check the path',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk can only be read',
  EBUSY: 'another program uses the file: close it, and try again',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'the path is too long',
  ECONNREFUSED: 'no server answers at this address: check the address, or try again later',
  ECONNRESET: 'the server ended the connection: try again later',
  EPIPE: 'the server ended the connection: try again later',
  UND_ERR_SOCKET: 'the server ended the connection: try again later',
  ETIMEDOUT: 'the server does not answer: try again later',
  UND_ERR_CONNECT_TIMEOUT: 'the server does not answer: try again later',
  EHOSTUNREACH: 'the server cannot be reached: check the network',
  ENETUNREACH: 'the server cannot be reached: check the network',
  ENOTFOUND: 'no server has this name: check the address and the network',
  EAI_AGAIN: 'the name of the server cannot be looked up: check the network',
  CERT_HAS_EXPIRED: 'the certificate of the server has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'nobody vouches for the certificate of the server',
  SELF_SIGNED_CERT_IN_CHAIN: 'nobody vouches for the certificate of the server',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate of the server is incomplete',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate of the server is for another name',
};

/** The reason of a fault, and the way out where there is one. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (message === 'bad port') return 'this port is not for the web: check the address';
  return (code !== undefined && REASONS[code]) || message;
}
