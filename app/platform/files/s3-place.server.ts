import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import type { S3Settings } from '~/platform/config/environment.server';
import { beginFile } from './object-disk.server';
import type { ObjectPlace, ObjectWriter, OpenObject } from './object-place.server';
import { HEADER_BYTES } from './sealed-format.server';
import { DamagedObject, NotStored, orAway, StoreAway } from './store-trouble.server';

/** How long an answer, or the next bytes of one, may be waited for. */
const PATIENCE_MS = 30_000;

const silent = () => undefined;

type Sdk = typeof import('@aws-sdk/client-s3');
const clients = new Map<string, Promise<{ sdk: Sdk; client: S3Client }>>();

/** The client is large: it is loaded with the first file that goes to S3, and only there. */
function connect(settings: S3Settings): Promise<{ sdk: Sdk; client: S3Client }> {
  const name = JSON.stringify(settings);
  let connected = clients.get(name);
  if (!connected) {
    connected = import('@aws-sdk/client-s3').then((sdk) => ({
      sdk,
      client: new sdk.S3Client({
        endpoint: settings.endpoint,
        region: settings.region,
        forcePathStyle: true,
        credentials: {
          accessKeyId: settings.accessKeyId,
          secretAccessKey: settings.secretAccessKey,
        },
        maxAttempts: 3,
        // The digests of newer clients are not known to every S3-compatible store.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        // Waiting to be asked for the body would hide a broken connection for seconds.
        expectContinueHeader: false,
        // What goes wrong is thrown, and said by the one who asked.
        logger: { debug: silent, info: silent, warn: silent, error: silent },
        requestHandler: {
          connectionTimeout: 5000,
          requestTimeout: PATIENCE_MS,
          socketTimeout: PATIENCE_MS,
          throwOnRequestTimeout: true,
        },
      }),
    }));
    clients.set(name, connected);
  }
  return connected;
}

/** A bucket as a place. `waitingDir` takes an object until it is whole and its length is known. */
export function s3Place(settings: S3Settings, waitingDir: string): ObjectPlace {
  const { bucket: Bucket } = settings;
  return {
    begin: (Key) => beginUpload(settings, Key, join(waitingDir, `${Key}.outgoing`)),
    open: (Key) => openObject(settings, Key),
    remove: async (Key) => {
      const { sdk, client } = await connect(settings);
      await client.send(new sdk.DeleteObjectCommand({ Bucket, Key })).catch((error: unknown) => {
        if (!isMissing(error)) throw new StoreAway(error);
      });
    },
  };
}

function isMissing(error: unknown): boolean {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  return name === 'NoSuchKey' || (name !== 'NoSuchBucket' && $metadata?.httpStatusCode === 404);
}

/**
 * An object goes to the local disk first, encrypted already, and from there to S3 in one piece of
 * known length: the bucket has it whole or not at all, memory stays small, and a connection that
 * breaks is tried once more.
 */
async function beginUpload(settings: S3Settings, Key: string, path: string): Promise<ObjectWriter> {
  const local = await beginFile(path);
  const forget = () => rm(path, { force: true }).catch(() => undefined);
  return {
    write: local.write,
    finish: async () => {
      await local.finish();
      try {
        await send(settings, Key, path).catch(() => send(settings, Key, path));
      } finally {
        await forget();
      }
    },
    abandon: async () => {
      await local.abandon();
      await forget();
    },
  };
}

async function send(settings: S3Settings, Key: string, path: string): Promise<void> {
  const { sdk, client } = await connect(settings);
  const { size: ContentLength } = await orAway(() => stat(path));
  const Body = createReadStream(path);
  // A request that fails leaves its body unread; its end must not go unheard.
  Body.on('error', () => undefined);
  try {
    const { bucket: Bucket } = settings;
    const put = new sdk.PutObjectCommand({
      Bucket,
      Key,
      Body,
      ContentLength,
      ContentType: 'application/octet-stream',
    });
    await client.send(put);
  } catch (error) {
    throw new StoreAway(error);
  } finally {
    Body.destroy();
  }
}

async function openObject(settings: S3Settings, Key: string): Promise<OpenObject> {
  const get = async (position: number, end: number) => {
    const { sdk, client } = await connect(settings);
    const Range = `bytes=${position}-${end - 1}`;
    try {
      return await client.send(new sdk.GetObjectCommand({ Bucket: settings.bucket, Key, Range }));
    } catch (error) {
      throw isMissing(error) ? new NotStored() : new StoreAway(error);
    }
  };
  const bytesFrom = async function* (position: number, end: number): AsyncGenerator<Buffer> {
    const body = (await get(position, end)).Body as Readable;
    let bytes = 0;
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        yield chunk;
      }
    } catch (error) {
      throw new StoreAway(error);
    } finally {
      body.destroy();
    }
    if (bytes !== end - position) throw new DamagedObject();
  };
  const readAt = async (position: number, length: number) => {
    const chunks: Buffer[] = [];
    for await (const chunk of bytesFrom(position, position + length)) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
  const first = await get(0, HEADER_BYTES);
  const head = await first.Body!.transformToByteArray().catch((error: unknown) => {
    throw new StoreAway(error);
  });
  const length = Number(first.ContentRange?.split('/')[1] ?? head.byteLength);
  return { length, head: Buffer.from(head), readAt, bytesFrom, close: () => Promise.resolve() };
}
