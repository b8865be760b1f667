"""A deck with every kind of card, and the keys that answer each rightly or wrongly."""

from studyapp.session.review import Review

DECK = r"""
langs: [en, zh-Hans]
cards:
  - id: basic
    q: {en: 'What is the multi-similarity loss?', zh-Hans: '多相似度损失的公式是什么？'}
    a:
      any: '$$\mathcal{L}=\frac{1}{m}\sum_{i=1}^{m}\left\{\frac{1}{\alpha}\log\Big[1+\sum_{k\in\mathcal{P}_i}e^{-\alpha(S_{ik}-\lambda)}\Big]+\frac{1}{\beta}\log\Big[1+\sum_{k\in\mathcal{N}_i}e^{\beta(S_{ik}-\lambda)}\Big]\right\}$$'
    explain: {en: 'It weighs each pair by itself, by positives and by negatives.', zh-Hans: '它同时考虑自相似、正相对和负相对相似度。'}
  - id: cloze
    cloze: {en: 'The gradient of softmax with cross-entropy is $\frac{{{c1::p - y}}}{N}$.', zh-Hans: 'Softmax 交叉熵的梯度是 $\frac{{{c1::p - y}}}{N}$。'}
  - id: choice
    q: {en: 'Batch size 2, detection. Which layer?', zh-Hans: '检测任务，批大小为 2，用哪种归一化层？'}
    correct: {any: GroupNorm}
    wrong:
      - {text: {any: BatchNorm}, why: {en: Two images give noisy statistics., zh-Hans: 两张图的统计量噪声太大。}}
      - {en: No normalisation, zh-Hans: 不做归一化}
  - id: many
    q: {en: 'Which of these have parameters?', zh-Hans: '哪些有参数？'}
    correct: [{any: Linear}, {any: LayerNorm}]
    wrong: [{any: ReLU}]
    keep_order: true
  - id: claim
    claim: {en: 'A bias before BatchNorm has no effect.', zh-Hans: BatchNorm 前的偏置没有作用。}
    truth: true
    because: {en: 'The mean is subtracted: $x + b - \overline{x + b} = x - \bar x$.', zh-Hans: '均值会被减掉：$x + b - \overline{x + b} = x - \bar x$。'}
  - id: order
    q: {en: 'Order the steps of training.', zh-Hans: '给训练步骤排序。'}
    order: [{en: Forward pass, zh-Hans: 前向传播}, {en: Loss, zh-Hans: 计算损失}, {en: Backward pass, zh-Hans: 反向传播}]
  - id: match
    q: {en: 'Match each layer with the axes of its mean.', zh-Hans: '把每种层与它求均值的轴配对。'}
    match: [[{any: BatchNorm}, {any: 'N, H, W'}], [{any: LayerNorm}, {any: 'C, H, W'}]]
    extra: [{any: 'C'}]
  - id: typed
    q: {en: 'Which layer normalises groups of channels?', zh-Hans: '哪种层按通道组归一化？'}
    accept: [{any: GroupNorm}]
  - id: output
    q: {en: What does this print?, zh-Hans: 这段代码输出什么？}
    code: |
      x = torch.zeros(2, 3)
      print(x.numel())
    output: '6'
  - id: bug
    q: {en: Which line breaks training?, zh-Hans: 哪一行会破坏训练？}
    code: |
      for x, y in loader:
          loss = criterion(model(x), y)
          loss.backward()
          model.zero_grad()
          optimizer.step()
    bug: {line: 4, why: {en: The gradients are cleared before they are used., zh-Hans: 梯度在使用之前就被清零了。}, fix: '    optimizer.step()'}
  - id: exercise
    q: {en: "Max pooling, window 2, stride 2:\n\n{{x}}\n", zh-Hans: "最大池化，窗口 2，步幅 2：\n\n{{x}}\n"}
    draw: {x: 'ints((1, 4, 4), 0, 9, distinct=False)'}
    answer: max_pool2d(x, 2)
    decimals: 0
    hints: [{en: Four windows., zh-Hans: 共有四个窗口。}]
    mistakes:
      - {id: average, answer: 'avg_pool2d(x, 2)', says: {en: That is the average of each window., zh-Hans: 这是每个窗口的平均值。}}
  - id: derivation
    q: {en: 'Derive $\sigma''(x)$.', zh-Hans: '推导 $\sigma''(x)$。'}
    steps:
      - {ask: {en: Write it as a power., zh-Hans: 写成幂。}, a: {any: '$\sigma(x) = (1 + e^{-x})^{-1}$'}}
      - {ask: {en: Use the chain rule., zh-Hans: 用链式法则。}, a: {any: "$\\sigma'(x) = \\frac{e^{-x}}{(1 + e^{-x})^2}$"}}
  - id: open
    q: {en: Why does BatchNorm help?, zh-Hans: BatchNorm 为什么有效？}
    rubric:
      - {point: {en: A smoother loss surface, zh-Hans: 损失曲面更平滑}, must: true}
      - {point: {en: Noise that regularises, zh-Hans: 噪声带来正则化}, weight: 1}
    a: {en: 'It allows larger learning rates.', zh-Hans: 可以用更大的学习率。}
"""
KINDS = (
    "basic", "cloze", "choice", "many", "claim", "order", "match", "typed", "output", "bug", "exercise", "derivation",
    "open",
)  # fmt: skip
TYPED = {"typed": ("GroupNorm", "GroupNrm"), "output": ("6", "5")}


def keys_for(session: Review, *, right: bool) -> list[str]:
    """Return the keys that answer the question at hand rightly or wrongly."""
    question, expected = session.current.posed.question, session.current.posed.expected
    name = session.current.card.key.partition("/")[2].partition("#")[0]
    if name in TYPED:
        return [*TYPED[name][not right], "enter"]
    match name:
        case "choice" | "claim":
            fitting = (expected == option for option in question.options)
            return [str(next(number for number, fits in enumerate(fitting, 1) if fits is right))]
        case "many":
            return [*("12" if right else "13"), "enter"]
        case "order":
            wanted = [question.options.index(item) for item in expected]
            return [*moves(wanted), "enter"] if right else ["enter"]
        case "match":
            numbers = [str(question.targets.index(pair[1]) + 1) for pair in expected]
            return [*(numbers if right else reversed(numbers)), "enter"]
        case "bug":
            return ["4" if right else "3", "enter"]
        case "exercise":
            known = session.current.posed.json(True)
            rows = known["expected"][0] if right else known["mistakes"][0]["value"][0]
            cells = [f"{cell:g}".replace(".", "·") for row in rows for cell in row]
            return [key for cell in cells for key in (*(c.replace("·", ".") for c in cell), "enter")]
        case "derivation":
            return ["space", "space"] if right else ["space"]
        case "open":
            return ["space", "space", "down", "space"] if right else ["space", "down", "space"]
    return ["space"]


def moves(wanted: list[int]) -> list[str]:
    """Return the keys that bring items into an order: go to the item of each place in turn and send it there."""
    order, at, keys = list(range(len(wanted))), 0, []
    for place, item in enumerate(wanted):
        found = order.index(item)
        keys += ["down"] * ((found - at) % len(order)) + [str(place + 1)]
        order.insert(place, order.pop(found))
        at = place
    return keys
