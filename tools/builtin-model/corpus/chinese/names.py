"""名字、生造的名字和话题。"""

from ..characters import common_characters, rare_characters

names = '''小雅 李奥 艾莉 小明 小红 小刚 小丽 小华 小强 小芳 小龙 小月 小北 小南 大伟 大山 阿宝 阿福 阿珍 阿杰 阿强 阿花 王芳 李雷 韩梅梅 张三 李四 王五 赵六
老王 老李 老张 老陈 陈晨 林林 周舟 吴桐 孙悦 钱多多 郑好 冯宇 蒋欣 沈星 韩雪 杨柳 朱莉 何苗 吕布 马克 安娜 杰克 露西 汤姆 莉莉 大卫 玛丽 彼得 保罗 露娜 米娅 诺亚 索菲 雨桐 子涵
梓萱 浩然 宇轩 欣怡 思远 若兰 天佑 静怡 晓东 晓梅 志强 建国 秀英 桂兰 玉兰 春生 秋月 冬冬 夏天 雪儿 星星 月月 乐乐 豆豆 糖糖 果果 圆圆 团团 点点 毛毛 苗苗 朵朵 婷婷 丹丹 佳佳 磊磊
苏轼 李白 杜甫 诸葛 悟空 八戒 黛玉 宝玉 木兰 刘洋 徐静 高远 罗兰 宋词 唐诗 元曲 叶子 白雪 云飞 海涛 江河 石头 方圆 小七 小八 阿木 阿黎 阿布 卡卡 可可 客人 访客
奥马 娜娜 小吉 小希 小树 小琵 小芙 小萨 小诗 小诺 小金 布鲁 罗莎 老史 莉娜 阿乐 阿达 阿道'''.split()
professions = '''面包师 农民 飞行员 护士 律师 画家 园丁 渔夫 裁缝 水手 士兵 村长 和尚 公主 国王 皇后 魔法师 幽灵 外星人 侦探 服务员 舞者 鼓手 妈妈 爸爸 叔叔 邻居 游客 宇航员 木匠 经济学家 哲学家 数学家
程序员 设计师 运动员 教练 消防员 警察 摄影师 猫迷 茶客 司机 书店老板 夜班保安 棋手 登山者 武林高手 太极师傅 快递员 外婆'''.split()
characters = '安巴白贝宝波才晨成川达丹德东多恩尔法飞菲芬风福格古谷光海汉浩恒宏花辉吉佳简江杰金京静君卡凯康可克宽拉兰乐雷力莲良林灵龙鲁露伦罗洛玛麦曼米敏明莫木娜南尼诺欧帕佩奇青清秋泉仁荣瑞萨山尚生圣诗石思斯松苏泰唐涛特天廷托瓦威维文希夏香小晓欣星雄秀旭雪雅亚严彦阳瑶叶伊艺英永雨玉元月云泽哲真正芝志中子紫'
adjectives = '会飞的 蓝色的 巨大的 小小的 古老的 电动的 冰冻的 免费的 神秘的 透明的 会唱歌的 木头 塑料 太空 水下 夜间 甜味 麻辣 迷你 智能'.split()
nouns = '''雨伞 奶茶 煎饼 大象 自行车 花园 电话 图书馆 火车 风筝 面条 钢琴 气球 城堡 河流 企鹅 烤箱 鞋子 帽子 小提琴 桥 海岛 无人机 西红柿 游戏 假期 考试 电梯 屋顶 大树 比萨 咖啡 老虎 诗歌 云朵 博物馆 地毯 镜子 袜子
蜡烛 奶酪 足球 网球 围棋 瑜伽 画画 唱歌 做饭 睡觉 钓鱼 数学 音乐 跳舞 滑冰 蘑菇 乌龟 鲸鱼 播客 梦 工作 安静 饺子 包子 豆腐 西瓜 月饼 筷子 太极 麻将 毛笔 胡同'''.split()
places = '太空里 雨天 厨房里 学校里 图书馆里 冬天 沙漠里 村里 办公室里 医院里 三千年后 森林里 火车上 浴室里 北京 上海 黑夜里 公园里 天上 地下室里 夏天 月球上'.split()
common = '花鸟鱼虫山水风云日月星雨雪冰火石木金土竹梅兰菊松桃李杏瓜果茶酒饭菜面米糖盐油酱灯床桌椅门窗墙路车船马牛羊猪鸡鸭狗猫鼠龙蛇虎兔猴琴棋书画歌舞戏剧灰红黄蓝绿紫黑白大小高低长短新旧'


def made_up_name(rng):
    draw = rng.random()
    if draw < 0.15:
        return ''.join(rng.choice(characters) for _ in range(rng.choice([2, 2, 3])))
    if draw < 0.25:
        return rng.choice('阿小老大') + rng.choice(common_characters) + rng.choice(['', rng.choice(common_characters)])
    if draw < 0.45:
        # A character of two or three tokens, as 薇 is.
        pair = [rng.choice(rare_characters), rng.choice(common_characters)]
        rng.shuffle(pair)
        return rng.choice(['', '', '阿', '小']) + ''.join(pair)
    return ''.join(rng.choice(common_characters) for _ in range(rng.choice([2, 2, 3])))


def titled(rng, name):
    family = rng.choice('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗白石夏方江')
    return rng.choice([family + rng.choice('老师 医生 经理 法官 教授 师傅 阿姨 叔叔 船长 同学'.split()), rng.choice('小老阿大') + rng.choice(characters)])


def made_up_topic(rng):
    draw = rng.random()
    # Mostly of any characters: what nobody foresaw can be anything.
    noun = rng.choice(nouns) if draw < 0.3 else strange_noun(rng, draw)
    if rng.random() < 0.2:
        noun = rng.choice(nouns) + noun if rng.random() < 0.5 else noun + rng.choice(nouns)
    form = rng.random()
    if form < 0.25:
        return noun
    if form < 0.4:
        return rng.choice(adjectives) + noun
    if form < 0.5:
        return f'会{strange_noun(rng, draw)[:2]}的{noun}'
    if form < 0.6:
        return f'{strange_noun(rng, draw)}{rng.choice(["做", "画", "织", "堆", "拼"])}的{noun}'
    if form < 0.78:
        return f'{rng.choice(places)}的{noun}'
    if form < 0.9:
        return rng.choice(['学', '吃', '种', '养', '卖', '买', '爱']) + noun
    return f'{noun}和{rng.choice(nouns)}'


def strange_noun(rng, draw):
    letters = common if draw < 0.45 else common_characters
    made = [rng.choice(letters) for _ in range(rng.choice([2, 2, 3]))]
    if rng.random() < 0.15:
        # A character of two or three tokens, as 鹦 is.
        made[rng.randrange(len(made))] = rng.choice(rare_characters)
    return ''.join(made)
