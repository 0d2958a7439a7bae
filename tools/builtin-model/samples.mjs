/** Casts for reading aloud: what visitors meet first, and what they may try. */
const person = (name, role, instructions = '') => ({ name, role, instructions });

export const samples = [
  {
    language: 'en',
    topic: 'homework in primary school',
    agents: [
      person('Maya', 'optimist', 'You love new ideas and look for the good side.'),
      person('Leo', 'skeptic', 'You doubt everything and look for weak points.'),
      person('Iris', 'moderator', 'You lead the talk and give everybody a turn.'),
    ],
  },
  {
    language: 'en',
    topic: 'why volcanoes erupt',
    agents: [person('Ada', 'physicist'), person('Ben', 'biologist'), person('Clio', 'historian')],
  },
  {
    language: 'en',
    topic: 'a shy dragon and a red umbrella',
    agents: [
      person('Nora', 'storyteller', 'Continue the story.'),
      person('Hugo', 'storyteller', 'You love surprising turns.'),
      person('Wim', 'storyteller'),
    ],
  },
  {
    language: 'en',
    topic: 'an old bicycle at the market',
    agents: [
      person('Sam', 'seller', 'Your price is 120, your lowest is 80.'),
      person('Tina', 'buyer', 'You offer 60, your limit is 95.'),
    ],
  },
  {
    language: 'en',
    topic: 'bubble tea in space',
    agents: [
      person('Zorbo', 'optimist', 'Speak like a pirate.'),
      person('Ann', 'skeptic', 'End every reply with a question.'),
      person('Kim', 'judge'),
    ],
  },
  {
    language: 'en',
    topic: 'the sea',
    agents: [person('Guest', 'guest'), person('Mia', 'teacher')].map((p, n) =>
      n ? p : { ...p, says: ['Hello!', 'Why is the sea salty?', 'who are you?', 'I like pizza', 'Thanks!'] },
    ),
  },
  {
    language: 'zh',
    topic: '小学生的家庭作业',
    agents: [
      person('小雅', '乐观者', '你喜欢新想法，总看好的一面。'),
      person('李奥', '怀疑者', '你什么都怀疑，爱找弱点。'),
      person('艾莉', '主持人'),
    ],
  },
  { language: 'zh', topic: '大熊猫', agents: [person('安雅', '老师'), person('豆豆', '学生', '你爱问为什么。')] },
  {
    language: 'zh',
    topic: '小狐狸和灯笼',
    agents: [person('阿木', '说书人', '把故事讲下去。'), person('林林', '作家')],
  },
  {
    language: 'zh',
    topic: '太空里的奶茶',
    agents: [person('卡罗', '正方'), person('周舟', '反方', '每次都以“说实话”开头。'), person('石头', '评委')],
  },
];
