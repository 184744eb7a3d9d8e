# 只有 Node.js 和 bulletin 的镜像，给自动核对、生成用。用法见 docs/install.md。
# An image with nothing but Node.js and this package: docs/install.md says how a CI uses it. The fonts are in the package.
FROM node:22-slim AS package
WORKDIR /source
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY LICENSE README.md README.zh-CN.md tsconfig.json ./
COPY bin bin
COPY src src
COPY docs docs
COPY fonts fonts
COPY templates templates
RUN mkdir /package && npm pack --pack-destination /package

FROM node:22-slim
COPY --from=package /package /package
RUN npm install --global --omit=dev --ignore-scripts --no-audit --no-fund /package/*.tgz && npm cache clean --force
# Whatever user a CI runs it as can write there.
ENV BULLETIN_CACHE=/tmp/bulletin-cache
USER node
WORKDIR /workspace
ENTRYPOINT ["bulletin"]
CMD ["--help"]
