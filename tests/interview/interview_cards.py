"""A deck that holds every part of an interview."""

ALL_PARTS = r"""
cards:
  - {id: axes, q: Over which axes?, a: 'N, H and W.', difficulty: 2}
  - {id: modes, claim: Evaluation uses moving averages., truth: true, difficulty: 2}
  - {id: layer, q: Which layer?, correct: GroupNorm, wrong: [{text: BatchNorm, why: Noisy.}], difficulty: 2}
  - id: total
    q: 'Sum? {{x}}'
    draw: {x: 'ints(3, 1, 9)'}
    answer: sum(x)
    levels: {3: {draw: {x: 'ints(3, 100, 999)'}}}
    mistakes: [{id: product, answer: 'x[0] * x[1] * x[2]', says: Add., card: axes}]
  - id: double
    q: 'Twice {{n}}?'
    draw: {n: 'int(2, 9)'}
    answer: 2 * n
  - id: eval
    q: Which line is wrong?
    code: |
      model.train()
      predict(model)
    bug: {line: 1, why: Evaluate., fix: model.eval()}
  - id: proof
    q: Derive it.
    steps: [{ask: First?, a: One.}, {ask: Second?, a: Two.}]
  - id: why
    q: Why does it help?
    rubric:
      - {point: Smoother loss, must: true}
      - {point: Larger steps}
      - {point: Small batches hurt, must: true}
    follow_ups: [And with batch 1?]
    time: 200
"""
