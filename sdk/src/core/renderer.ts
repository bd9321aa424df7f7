/** A rectangle of a texture, in its pixels. */
export interface TextureRect {
  readonly texture: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** In the order of their numbers: place in the panel, place in the texture, colour. */
const attributes = ["at", "uv", "ink"];

const vertexShader = `uniform vec2 size;attribute vec2 at,uv;attribute vec4 ink;varying vec2 place;varying vec4 colour;
void main(){place=uv;colour=ink;gl_Position=vec4(at/size*vec2(2,-2)+vec2(-1,1),0,1);}`;

// With less than high precision, a place in a texture of this size is some pixels beside the letter.
const fragmentShader = `
#ifdef GL_FRAGMENT_PRECISION_HIGH
precision highp float;
#else
precision mediump float;
#endif
uniform sampler2D picture;varying vec2 place;varying vec4 colour;
void main(){gl_FragColor=colour*texture2D(picture,place);}`;

/** widget/draw/glyph_atlas.cpp: the widest texture that the core asks for. */
const widestTexture = 2048;

// widget/draw/draw_bytes.h
const headerBytes = 24;
const vertexBytes = 20;
const commandBytes = 32;

/**
 * Draws the core's triangles with WebGL: one program, one vertex and one index buffer, textures by the core's numbers. Colours are straight;
 * the blend makes them premultiplied, as the page's compositor expects.
 */
export class Renderer {
  readonly canvas: HTMLCanvasElement;
  readonly #gl: WebGLRenderingContext;
  readonly #program: WebGLProgram;
  readonly #textures = new Map<number, WebGLTexture>();
  #size: WebGLUniformLocation | null = null;

  /**
   * Begins to compile, and waits for nothing: the first question about a program would stop the page until it is linked. Throws where textures
   * cannot be as large as the core's.
   */
  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
    const gl = canvas.getContext("webgl") as WebGLRenderingContext;
    if (gl.getParameter(gl.MAX_TEXTURE_SIZE) < widestTexture) throw new Error("The textures are too small.");
    this.#gl = gl;
    this.#program = gl.createProgram() as WebGLProgram;
    for (const [kind, source] of [
      [gl.VERTEX_SHADER, vertexShader],
      [gl.FRAGMENT_SHADER, fragmentShader],
    ] as const) {
      const shader = gl.createShader(kind) as WebGLShader;
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(this.#program, shader);
    }
    for (const [number, name] of attributes.entries()) gl.bindAttribLocation(this.#program, number, name);
    gl.linkProgram(this.#program);
    gl.flush();
  }

  /** Whether start() will find the program linked. Always true where the browser cannot tell. */
  get linked(): boolean {
    const parallel = this.#gl.getExtension("KHR_parallel_shader_compile");
    return (
      !parallel || this.lost || this.#gl.getProgramParameter(this.#program, parallel.COMPLETION_STATUS_KHR)
    );
  }

  /** Makes it ready to draw. */
  start(): void {
    const gl = this.#gl;
    gl.useProgram(this.#program);
    this.#size = gl.getUniformLocation(this.#program, "size");
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    for (const number of attributes.keys()) gl.enableVertexAttribArray(number);
    gl.enable(gl.BLEND);
    gl.enable(gl.SCISSOR_TEST);
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.NONE);
  }

  get lost(): boolean {
    return this.#gl.isContextLost();
  }

  draw(bytes: Uint8Array): void {
    const gl = this.#gl;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const whole = (at: number): number => view.getUint32(at, true);
    const real = (at: number): number => view.getFloat32(at, true);
    const [vertices, indices, commands] = [whole(0), whole(4), whole(8)];
    const [width, height, density] = [real(12), real(16), real(20)];
    const [pixelWidth, pixelHeight] = [Math.round(width * density), Math.round(height * density)];
    const canvas = this.canvas;
    if (canvas.width !== pixelWidth) canvas.width = pixelWidth;
    if (canvas.height !== pixelHeight) canvas.height = pixelHeight;
    gl.viewport(0, 0, pixelWidth, pixelHeight);
    gl.uniform2f(this.#size, width, height);
    gl.scissor(0, 0, pixelWidth, pixelHeight);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);

    const indicesAt = headerBytes + vertices * vertexBytes;
    const commandsAt = indicesAt + Math.ceil((indices * 2) / 4) * 4;
    gl.bufferData(gl.ARRAY_BUFFER, bytes.subarray(headerBytes, indicesAt), gl.STREAM_DRAW);
    gl.bufferData(
      gl.ELEMENT_ARRAY_BUFFER,
      bytes.subarray(indicesAt, indicesAt + indices * 2),
      gl.STREAM_DRAW,
    );
    for (let at = commandsAt; at < commandsAt + commands * commandBytes; at += commandBytes) {
      const [left, top, right, bottom] = [0, 4, 8, 12].map((offset) =>
        Math.round(real(at + offset) * density),
      );
      const [x, y, x2, y2] = [left ?? 0, top ?? 0, right ?? 0, bottom ?? 0];
      if (x2 <= x || y2 <= y) continue;
      gl.scissor(x, pixelHeight - y2, x2 - x, y2 - y);
      gl.bindTexture(gl.TEXTURE_2D, this.#textures.get(whole(at + 28)) ?? null);
      const base = whole(at + 24) * vertexBytes;
      gl.vertexAttribPointer(0, 2, gl.FLOAT, false, vertexBytes, base);
      gl.vertexAttribPointer(1, 2, gl.FLOAT, false, vertexBytes, base + 8);
      gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, vertexBytes, base + 16);
      gl.drawElements(gl.TRIANGLES, whole(at + 20), gl.UNSIGNED_SHORT, whole(at + 16) * 2);
    }
  }

  createTexture(id: number, width: number, height: number): void {
    const gl = this.#gl;
    // The core draws from one; told that letters are to be made again, it does not speak of the old one any more.
    this.dropTextures();
    const texture = gl.createTexture();
    if (!texture) return;
    this.#textures.set(id, texture);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  }

  /** `source` is bytes of RGBA, or a canvas as large as the rectangle: its pixels are never read back. */
  updateTexture({ texture, x, y, width, height }: TextureRect, source: Uint8Array | TexImageSource): void {
    const gl = this.#gl;
    gl.bindTexture(gl.TEXTURE_2D, this.#textures.get(texture) ?? null);
    const format = [gl.RGBA, gl.UNSIGNED_BYTE] as const;
    if (source instanceof Uint8Array)
      gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, width, height, ...format, source);
    else gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, ...format, source);
  }

  destroyTexture(id: number): void {
    this.#gl.deleteTexture(this.#textures.get(id) ?? null);
    this.#textures.delete(id);
  }

  dropTextures(): void {
    for (const id of [...this.#textures.keys()]) this.destroyTexture(id);
  }
}
