"""The elements and attributes of a still drawing that are known to be harmless (SVG 1.1, SVG 2).

An allow-list: what is not named here stays out of every edition, whatever a future renderer would
do with it. Names of attributes are without their namespace.
"""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


SHAPES = _names(
    "svg g defs symbol use switch a title desc style view path rect circle ellipse line polyline "
    "polygon text tspan tref textPath image linearGradient radialGradient stop pattern marker "
    "clipPath mask filter"
)
FILTERS = _names(
    "feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting "
    "feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR "
    "feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight "
    "feSpecularLighting feSpotLight feTile feTurbulence"
)
MOVING = _names("animate animateColor animateMotion animateTransform set mpath")
KEPT = SHAPES | FILTERS | MOVING

SILENT = frozenset(("metadata", "color-profile", "cursor"))
"""Elements that nothing shows: they go without a word."""

STYLED = _names(
    "alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation "
    "color-interpolation-filters color-rendering cursor direction display dominant-baseline fill "
    "fill-opacity fill-rule filter flood-color flood-opacity font font-family "
    "font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style "
    "font-variant font-weight "
    "glyph-orientation-horizontal glyph-orientation-vertical image-rendering inline-size "
    "isolation kerning letter-spacing lighting-color line-height marker marker-end marker-mid "
    "marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events "
    "shape-inside shape-margin shape-padding shape-rendering shape-subtract stop-color "
    "stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin "
    "stroke-miterlimit stroke-opacity stroke-width text-align text-align-all text-align-last "
    "text-anchor text-decoration text-decoration-color text-decoration-line text-decoration-style "
    "text-indent text-orientation text-overflow text-rendering text-underline-position "
    "transform-box transform-origin unicode-bidi vector-effect visibility white-space "
    "word-spacing writing-mode"
)
"""Properties of style that may stand as attributes (SVG 2, 6.6)."""

MEASURES = _names(
    "amplitude azimuth baseFrequency bias clipPathUnits cx cy d diffuseConstant divisor dx dy "
    "edgeMode elevation exponent filterRes filterUnits fr fx fy gradientTransform gradientUnits "
    "height in in2 intercept k1 k2 k3 k4 kernelMatrix kernelUnitLength lengthAdjust "
    "limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits method "
    "mode numOctaves offset operator order orient pathLength patternContentUnits "
    "patternTransform patternUnits points pointsAtX pointsAtY pointsAtZ preserveAlpha "
    "preserveAspectRatio primitiveUnits r radius refX refY result rotate rx ry scale seed side "
    "slope spacing specularConstant specularExponent spreadMethod startOffset stdDeviation "
    "stitchTiles surfaceScale tableValues targetX targetY textLength transform type values "
    "viewBox width x x1 x2 xChannelSelector y y1 y2 yChannelSelector z"
)
TIMES = _names(
    "accumulate additive attributeName attributeType begin by calcMode dur end fill from "
    "keyPoints keySplines keyTimes max min origin path repeatCount repeatDur restart to "
    "values"
)
COMMON = _names(
    "baseProfile class id lang media requiredExtensions requiredFeatures role space style "
    "systemLanguage tabindex version zoomAndPan"
)
ATTRIBUTES = STYLED | MEASURES | TIMES | COMMON

ANIMATED = STYLED | MEASURES
"""What may move: never an address, an event, or a whole style."""

ACTIVE = _names(
    "script handler listener foreignObject iframe object embed audio video canvas source "
    "prefetch discard tbreak"
)
"""Elements that run or fetch something, in whatever namespace they stand."""
